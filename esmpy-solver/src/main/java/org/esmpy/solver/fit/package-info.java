/**
 * Fits a problem by iterating a solver ({@link org.esmpy.solver.fit.Fit}): stopping rules, results, and what
 * third-party solvers need ({@link org.esmpy.solver.fit.Acceptance}, {@link org.esmpy.solver.fit.PoissonObjective}).
 */
@NullMarked
package org.esmpy.solver.fit;

import org.jspecify.annotations.NullMarked;
