/** Solvers against each other and against the truth: grids of simulated maps, the demo, one map fitted several ways. */
@NullMarked
package org.esmpy.bench.comparison;

import org.jspecify.annotations.NullMarked;
