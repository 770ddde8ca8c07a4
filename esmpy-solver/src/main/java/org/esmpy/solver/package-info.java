/**
 * Factorises sparse counts X (L×P) into G·W·H by Poisson likelihood. A {@link org.esmpy.solver.Solver} is an immutable
 * configuration; each fit has a mutable {@link org.esmpy.solver.SolverRun}, which {@link org.esmpy.solver.fit.Fit}
 * runs. A fit that stops early returns a reason, not an error. Solvers work on channels; energies belong to the model.
 */
@NullMarked
package org.esmpy.solver;

import org.jspecify.annotations.NullMarked;
