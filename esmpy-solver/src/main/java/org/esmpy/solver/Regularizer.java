package org.esmpy.solver;

/**
 * A penalty added to the Poisson objective. Solvers refuse the ones they cannot honour. Users write their own as a
 * {@link PixelPenalty}.
 *
 * <p>Strengths are nats per count: a penalty is multiplied by N, the mean counts of a pixel that is not masked, and
 * abundances are measured in units of a, the abundance of a pure pixel. A strength therefore has the same effect at
 * another dose and on a larger image, because the likelihood and the penalties grow by the same factor. With sums of
 * abundances {@code a = 1}; otherwise {@code a = N/s} with s the mean column sum of G over the rows of W that sum to
 * one. Without either sum the scale of H is undetermined, and shrinking H evades the penalties: use
 * {@link Constraint.SimplexH} or {@link Constraint.SimplexW}.
 */
public sealed interface Regularizer
        permits Regularizer.LaplacianH,
                Regularizer.TotalVariationH,
                Regularizer.LogSparsityH,
                Regularizer.LogSparsityW,
                PixelPenalty {
    /** Largest strength, nats per count: far beyond it the likelihood is lost in the rounding of the penalty. */
    double MAX_STRENGTH = 1e6;

    /**
     * Graph Laplacian of the pixel grid, four neighbours: {@code strength·N/2 · Σ_k Σ_p~q ((H[k,p] − H[k,q])/a)²}.
     *
     * @param strength λ, nats per count; 0 to {@value #MAX_STRENGTH}
     */
    record LaplacianH(double strength) implements Regularizer {
        public LaplacianH {
            requireStrength("a Laplacian", strength);
        }
    }

    /**
     * Edge-preserving smoothing: Huber's total variation over eight neighbours, {@code (√2 − 1)·strength·N · Σ_p~q c_pq ·
     * φ(|h_p − h_q|/a)} with c = 1 along the axes and 1/√2 along the diagonals, {@code φ(ρ) = ρ²/2δ} below δ and {@code
     * ρ − δ/2} above. A pixel of edge between pure phases costs about {@code strength·N·√2} nats, whatever its direction.
     *
     * @param strength λ, nats per count; 0 to {@value #MAX_STRENGTH}
     * @param delta    δ, share of a pure pixel below which neighbours are smoothed without an edge; positive
     */
    record TotalVariationH(double strength, double delta) implements Regularizer {
        public TotalVariationH {
            requireStrength("total variation", strength);
            requireScale("total variation", "delta", delta);
        }
    }

    /**
     * Log-sparsity of the abundances: {@code strength·N · Σ_kp log(H[k,p]/a + epsilon)}.
     *
     * @param strength µ, nats per count; 0 to {@value #MAX_STRENGTH}
     * @param epsilon  share of a pure pixel below which an abundance counts as absent; positive
     */
    record LogSparsityH(double strength, double epsilon) implements Regularizer {
        public LogSparsityH {
            requireStrength("log-sparsity", strength);
            requireScale("log-sparsity", "epsilon", epsilon);
        }
    }

    /**
     * Log-sparsity of the weights: {@code strength·N_tot · Σ_ck log(u_ck + epsilon)}, with N_tot all counts and {@code u =
     * W[c,k]·a·Σ_l G[l,c]/N} the share of a pure pixel's counts that column c makes in phase k.
     *
     * @param strength µ, nats per count; 0 to {@value #MAX_STRENGTH}
     * @param epsilon  share of a pixel's counts below which a column counts as absent; positive
     */
    record LogSparsityW(double strength, double epsilon) implements Regularizer {
        public LogSparsityW {
            requireStrength("log-sparsity", strength);
            requireScale("log-sparsity", "epsilon", epsilon);
        }
    }

    private static void requireStrength(String what, double strength) {
        if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
            throw new IllegalArgumentException(what + " needs a strength of 0 to " + MAX_STRENGTH
                    + " nats per count, got " + strength + "; from 1 on it already outweighs the counts");
        }
    }

    private static void requireScale(String what, String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " needs a positive finite " + name + ", got " + value);
        }
    }
}
