package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;

/**
 * {@code esmpy}: the recommended choice for a problem with a model; at present {@code mu}. Public so that it can be
 * bound by type; usually taken from a {@link org.esmpy.solver.SolverCatalog}.
 */
public final class EsmpyFactory implements SolverFactory<MuOptions> {
    @Override
    public String id() {
        return "esmpy";
    }

    @Override
    public String description() {
        return "the recommended choice for a problem with a model; at present mu";
    }

    @Override
    public MuOptions defaults() {
        return new MuOptions();
    }

    @Override
    public Solver create(MuOptions options) {
        return new MuSolver(id(), EsmpyFactory::accept);
    }

    @Override
    public String initializer() {
        return "kmeans";
    }

    private static Problem accept(Problem problem) {
        if (problem.model().isEmpty()) {
            throw new IllegalArgumentException("esmpy needs a model; without one use nmf or mu");
        }
        MuSolver.requirePossible(problem);
        return problem;
    }
}
