package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Makes the solver {@code em}: expectation maximisation of W and H together, with or without a model. Its iterations
 * cost two thirds of those of {@code mu}, and it needs a few more of them. Honours every constraint (but not sums over
 * W and over H together) and log-sparsity. Public so that it can be bound by type; usually taken from a
 * {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class EmFactory implements SolverFactory<EmOptions> {
    @Override
    public String id() {
        return SolverLimits.EM.id();
    }

    @Override
    public String description() {
        return "expectation maximisation of both factors at once; Dempster, Laird and Rubin 1977,"
                + " doi:10.1111/j.2517-6161.1977.tb01600.x";
    }

    @Override
    public EmOptions defaults() {
        return new EmOptions();
    }

    @Override
    public Solver create(EmOptions options) {
        return new EmSolver(SolverLimits.EM, (problem, operator, em) -> new MultiplicativeRun(problem, em));
    }
}
