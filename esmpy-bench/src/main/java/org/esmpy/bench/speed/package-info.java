/** Comparisons of the speed of solvers by ratios of times within one run. */
@NullMarked
package org.esmpy.bench.speed;

import org.jspecify.annotations.NullMarked;
