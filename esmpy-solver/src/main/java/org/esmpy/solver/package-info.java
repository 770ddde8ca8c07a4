/**
 * Factorises sparse counts X (L×P) into G·W·H by Poisson likelihood. A {@link org.esmpy.solver.Solver} is an immutable
 * configuration, a {@link org.esmpy.solver.SolverRun} the only mutable thing, {@link org.esmpy.solver.fit.Fit} the only
 * loop; that a solver stops is a result, not an error. Nothing here knows an energy.
 */
@NullMarked
package org.esmpy.solver;

import org.jspecify.annotations.NullMarked;
