/**
 * The loop that fits a problem ({@link org.esmpy.solver.fit.Fit}), when it stops, what it returns, and what solvers of others
 * need for it ({@link org.esmpy.solver.fit.Acceptance}, {@link org.esmpy.solver.fit.PoissonObjective}).
 */
@NullMarked
package org.esmpy.solver.fit;

import org.jspecify.annotations.NullMarked;
