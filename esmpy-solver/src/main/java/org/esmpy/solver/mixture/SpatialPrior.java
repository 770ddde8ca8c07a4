package org.esmpy.solver.mixture;

/**
 * A prior by which the abundances a_p of neighbouring pixels are alike except at edges:
 * {@code .4142·λ·Σ_p~q c·φ(‖a_p − a_q‖) + μ·Σ log(a + ε)} over 8 neighbours, c = 1 along the axes and 1/√2 along the
 * diagonals, with Huber's {@code φ(r) = r²/2δ} below δ and {@code r − δ/2} above. The norm is over all phases together:
 * an edge counts once, not once for each phase. .4142 makes the length of a straight edge nearly independent of its
 * direction. Where edges are guided, λ is multiplied by {@link org.esmpy.solver.prior.GuideImage#coupling}.
 *
 * @param lambda       λ, nats per pixel of edge between pure phases; at least 0
 * @param delta        δ, difference below which neighbours are smoothed without an edge; positive
 * @param logSparsity  μ, nats; at least 0
 * @param epsilon      ε, abundance below which a phase counts as absent; positive
 * @param guided       whether the guide of the map steers the edges
 */
public record SpatialPrior(double lambda, double delta, double logSparsity, double epsilon, boolean guided) {
    /** Usual δ: differences of shares below 2 % are smoothed like noise, larger ones are edges. */
    private static final double DEFAULT_DELTA = 0.02;

    public SpatialPrior {
        if (!(lambda >= 0 && Double.isFinite(lambda)) || !(logSparsity >= 0 && Double.isFinite(logSparsity))) {
            throw new IllegalArgumentException("a spatial prior needs finite strengths of at least 0, got " + lambda
                    + " for edges and " + logSparsity + " for sparsity");
        }
        if (!(delta > 0) || !(epsilon > 0)) {
            throw new IllegalArgumentException(
                    "a spatial prior needs a positive delta and epsilon, got " + delta + " and " + epsilon);
        }
    }

    /** δ = .02, not guided. */
    public static SpatialPrior of(double lambda, double logSparsity, double epsilon) {
        return new SpatialPrior(lambda, DEFAULT_DELTA, logSparsity, epsilon, false);
    }

    public SpatialPrior withSparsity(double value) {
        return new SpatialPrior(lambda, delta, value, epsilon, guided);
    }

    public SpatialPrior withLambda(double value) {
        return new SpatialPrior(value, delta, logSparsity, epsilon, guided);
    }

    /** The same with edges that follow the guide of the map. */
    public SpatialPrior withGuide() {
        return new SpatialPrior(lambda, delta, logSparsity, epsilon, true);
    }
}
