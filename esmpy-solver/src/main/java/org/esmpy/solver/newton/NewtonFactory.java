package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Makes the solver {@code newton}: Newton's method for W, with the exact abundances of every pixel at every W (variable
 * projection) and a certificate. Honours sums of abundances, fixed entries, lower bounds, masks and every penalty.
 * Public so that it can be bound by type; usually taken from a {@link org.esmpy.solver.catalog.SolverCatalog}.
 */
public final class NewtonFactory implements SolverFactory<NewtonOptions> {
    /** Passes of expectation maximisation that bring a start near enough for Newton steps. */
    private static final int EM_PASSES = 10;

    /** One in so many pixels makes the sample on which W is found first. */
    private static final int SAMPLE_STRIDE = 8;

    @Override
    public String id() {
        return SolverLimits.NEWTON.id();
    }

    @Override
    public String description() {
        return "exact abundances and Newton's method for W by variable projection; Golub and Pereyra 1973,"
                + " doi:10.1137/0710036";
    }

    @Override
    public NewtonOptions defaults() {
        return new NewtonOptions(EM_PASSES, 0, SAMPLE_STRIDE);
    }

    @Override
    public Solver create(NewtonOptions options) {
        return new ExactSolver(
                SolverLimits.NEWTON, options.emPasses(), Optional.of(options.schurStride()), options.sampleStride());
    }

    @Override
    public String initializer() {
        return "kmeans";
    }
}
