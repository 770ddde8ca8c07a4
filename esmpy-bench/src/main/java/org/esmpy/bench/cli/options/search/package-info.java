/** Options that decide how phases are searched: their number, prior knowledge, the solver and its stopping rule. */
@NullMarked
package org.esmpy.bench.cli.options.search;

import org.jspecify.annotations.NullMarked;
