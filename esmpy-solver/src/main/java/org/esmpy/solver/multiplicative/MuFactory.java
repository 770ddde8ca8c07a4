package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Makes the solver {@code mu}: alternating multiplicative updates, with or without a model. Honours every constraint
 * (but not sums over W and over H together) and every penalty. Public so that it can be bound by type; usually taken
 * from a {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class MuFactory implements SolverFactory<MuOptions> {
    @Override
    public String id() {
        return SolverLimits.MU.id();
    }

    @Override
    public String description() {
        return "alternating multiplicative updates; Lee and Seung 1999, doi:10.1038/44565, with physics as Teurtrie et"
                + " al. 2023, doi:10.1016/j.ultramic.2023.113719";
    }

    @Override
    public MuOptions defaults() {
        return new MuOptions();
    }

    @Override
    public Solver create(MuOptions options) {
        return new MuSolver(id(), SolverLimits.MU::accept);
    }
}
