/** Wires the command: every module's implementations and plug-ins found on the class path. */
@NullMarked
package org.esmpy.bench.guice;

import org.jspecify.annotations.NullMarked;
