package org.esmpy.solver.mixture;

/**
 * Minimises the divergence plus a {@link SpatialPrior} over abundances on the simplex, pixel by pixel in sweeps over the
 * image: the concave log-term and the edges are bounded by quadratic functions that touch them, so that no step raises the
 * objective.
 *
 * @param relativeTolerance a sweep that gains less than this many nats per pixel is the last
 */
public record TotalVariationRefiner(double relativeTolerance) implements SpatialRefiner {
    /** Share of the way to the centre of the simplex by which abundances are moved at the start, to release zeros. */
    private static final double RELEASED = 0.03;

    /** Usual tolerance, nats per pixel: on a map of 10⁵ pixels the last sweep gains less than one nat. */
    private static final double USUAL_TOLERANCE = 1e-5;

    /** 10⁻⁵ nats per pixel. */
    public static TotalVariationRefiner defaults() {
        return new TotalVariationRefiner(USUAL_TOLERANCE);
    }

    @Override
    public Mixture refine(ExposedProblem problem, Mixture start, SpatialPrior prior, CancellableWorkers execution) {
        if (execution.isCancelled()) {
            return start;
        }
        ExposedObjective exposed = new ExposedObjective(problem, execution.workers());
        Mixture released = start.released(RELEASED);
        double[] ht = exposed.ht(released);
        exposed.with(prior).improve(start.w().data, ht, relativeTolerance);
        return exposed.mixture(start.w(), ht, released);
    }
}
