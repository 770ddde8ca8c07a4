package org.esmpy.solver.mixture;

/**
 * Minimises the divergence plus a {@link SpatialPrior} over abundances on the simplex, pixel by pixel in sweeps over the
 * image: the concave log-term and the edges are bounded by quadratic functions that touch them, so that no step raises the
 * objective.
 *
 * @param relativeTolerance a sweep that gains less than this many nats per pixel is the last
 */
public record TotalVariationRefiner(double relativeTolerance) implements SpatialRefiner {
    /** Moved towards the centre at the start, to release zeros. */
    private static final double RELEASED = 0.03;

    /** 10⁻⁵ nats per pixel. */
    public static TotalVariationRefiner defaults() {
        return new TotalVariationRefiner(1e-5);
    }

    @Override
    public Mixture refine(ExposedProblem problem, Mixture start, SpatialPrior prior, CancellableWorkers execution) {
        if (execution.isCancelled()) {
            return start;
        }
        ExposedObjective exposed = new ExposedObjective(problem, execution.workers());
        Mixture released = start.released(RELEASED);
        double[] ht = exposed.ht(released);
        exposed.with(prior).abundances(start.w().data, ht, relativeTolerance);
        return exposed.mixture(start.w(), ht, released);
    }
}
