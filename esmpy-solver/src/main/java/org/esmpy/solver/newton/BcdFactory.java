package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Makes the solver {@code bcd}: block coordinate descent, the exact abundances of every pixel and Newton steps of W at
 * fixed abundances in turn. For comparison with {@code newton}, whose steps of W include the response of the
 * abundances. Public so that it can be bound by type; usually taken from a
 * {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class BcdFactory implements SolverFactory<BcdOptions> {
    /** Passes of expectation maximisation that bring a start near enough for exact steps. */
    private static final int EM_PASSES = 10;

    @Override
    public String id() {
        return SolverLimits.BCD.id();
    }

    @Override
    public String description() {
        return "exact abundances and Newton steps of W in turn; Grippo and Sciandrone 2000,"
                + " doi:10.1016/S0167-6377(99)00074-7";
    }

    @Override
    public BcdOptions defaults() {
        return new BcdOptions(EM_PASSES);
    }

    @Override
    public Solver create(BcdOptions options) {
        return new ExactSolver(SolverLimits.BCD, options.emPasses(), Optional.empty(), 1);
    }

    @Override
    public String initializer() {
        return "kmeans";
    }
}
