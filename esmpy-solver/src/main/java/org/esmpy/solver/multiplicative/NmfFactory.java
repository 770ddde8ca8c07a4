package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;

/**
 * Makes the solver {@code nmf}: plain non-negative matrix factorisation as the published tools run it, the baseline of
 * comparisons. It solves another problem than the one given: without model, constraints and penalties. From the same
 * start its iterates are those of scikit-learn's {@code NMF(solver='mu', beta_loss='kullback-leibler')}. Public so that
 * it can be bound by type; usually taken from a {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class NmfFactory implements SolverFactory<MuOptions> {
    @Override
    public String id() {
        return "nmf";
    }

    @Override
    public String description() {
        return "plain NMF by multiplicative updates, without model, constraints and penalties; Lee and Seung 1999,"
                + " doi:10.1038/44565";
    }

    @Override
    public MuOptions defaults() {
        return new MuOptions();
    }

    @Override
    public Solver create(MuOptions options) {
        return new MuSolver(id(), Problem::plain);
    }
}
