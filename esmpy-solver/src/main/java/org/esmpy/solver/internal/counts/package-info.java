/** Passes over the counts and products with G: what every solver does once per step. */
@NullMarked
package org.esmpy.solver.internal.counts;

import org.jspecify.annotations.NullMarked;
