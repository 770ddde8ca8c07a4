/** How fast solvers are, by ratios of one run. */
@NullMarked
package org.esmpy.bench.speed;

import org.jspecify.annotations.NullMarked;
