/** Sums over the counts and products with G, which every solver needs once per step. */
@NullMarked
package org.esmpy.solver.internal.counts;

import org.jspecify.annotations.NullMarked;
