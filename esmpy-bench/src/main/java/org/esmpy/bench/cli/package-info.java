/** The command {@code esmpy}: its entry point, its list of commands, and where it looks for plug-ins. */
@NullMarked
package org.esmpy.bench.cli;

import org.jspecify.annotations.NullMarked;
