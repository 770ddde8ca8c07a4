/** The command {@code esmpy}: its entry point, its list of subcommands, and its search for plug-ins. */
@NullMarked
package org.esmpy.bench.cli;

import org.jspecify.annotations.NullMarked;
