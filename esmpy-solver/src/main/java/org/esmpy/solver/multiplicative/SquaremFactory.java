package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Makes the solver {@code squarem}: {@code em}, accelerated by squared extrapolation, for G = I and where there are too
 * many weights for {@code newton}. Honours what {@code em} does. Public so that it can be bound by type; usually taken
 * from a {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class SquaremFactory implements SolverFactory<SquaremOptions> {
    /** First largest length of an extrapolation. */
    private static final double FIRST_LENGTH = 4;

    /** Factor by which the largest length grows and shrinks. */
    private static final double GROWTH = 4;

    @Override
    public String id() {
        return SolverLimits.SQUAREM.id();
    }

    @Override
    public String description() {
        return "expectation maximisation with squared extrapolation; Varadhan and Roland 2008,"
                + " doi:10.1111/j.1467-9469.2007.00585.x";
    }

    @Override
    public SquaremOptions defaults() {
        return new SquaremOptions(FIRST_LENGTH, GROWTH);
    }

    @Override
    public Solver create(SquaremOptions options) {
        return new EmSolver(
                SolverLimits.SQUAREM, (problem, operator, em) -> new SquaremRun(problem, operator, em, options));
    }
}
