package org.esmpy.solver.leastsquares;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;

/**
 * Makes the solver {@code nmf-frobenius}: plain non-negative matrix factorisation by least squares,
 * {@code min ½‖X − WH‖²}, a baseline that treats counts as Gaussian. Like {@code nmf} it solves another problem than
 * the one given: without model, constraints and penalties. Its objective is that sum of squares, which is nats only if
 * every count had the variance 1. Public so that it can be bound by type; usually taken from a
 * {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class HalsFactory implements SolverFactory<HalsOptions> {
    /** Sweeps over the phases for each pass over the counts, which costs more than a sweep. */
    private static final int SWEEPS = 2;

    @Override
    public String id() {
        return "nmf-frobenius";
    }

    @Override
    public String description() {
        return "plain NMF by least squares (HALS), without model, constraints and penalties; Cichocki and Phan 2009,"
                + " doi:10.1587/transfun.E92.A.708, with the sweeps of Gillis and Glineur 2012, doi:10.1162/NECO_a_00256";
    }

    @Override
    public HalsOptions defaults() {
        return new HalsOptions(SWEEPS);
    }

    @Override
    public Solver create(HalsOptions options) {
        return new HalsSolver(id(), options.sweeps());
    }
}
