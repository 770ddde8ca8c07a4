/**
 * Estimates how well the counts determine a fit: standard errors of the optimum
 * ({@link org.esmpy.solver.uncertainty.StandardErrors}), of repeated draws
 * ({@link org.esmpy.solver.uncertainty.Bootstrap}), and valleys of the objective along which phases may be moved
 * without explaining the counts worse ({@link org.esmpy.solver.uncertainty.ValleySearch}). Standard errors depend only
 * on the curvature at one point of a valley.
 */
@NullMarked
package org.esmpy.solver.uncertainty;

import org.jspecify.annotations.NullMarked;
