/**
 * Fits mixtures: counts whose pixels have known exposures and shares of phases that sum to one
 * ({@link org.esmpy.solver.mixture.ExposedProblem}). Pixels may be put into bins
 * ({@link org.esmpy.solver.mixture.Binning}), W and shares are fitted together
 * ({@link org.esmpy.solver.mixture.JointFit}) with a log-sparsity that grows
 * ({@link org.esmpy.solver.mixture.Homotopy}), and shares at full resolution with a spatial prior
 * ({@link org.esmpy.solver.mixture.SpatialRefiner}).
 */
@NullMarked
package org.esmpy.solver.mixture;

import org.jspecify.annotations.NullMarked;
