package org.esmpy.solver;

/** A penalty added to the Poisson objective. Solvers refuse the ones they cannot honour. */
public sealed interface Regularizer {
    /**
     * Graph Laplacian of the pixel grid, four neighbours: {@code strength/2 · Σ_k Σ_p~q (H[k,p] − H[k,q])²}.
     *
     * @param strength λ, nats; at least 0
     */
    record LaplacianH(double strength) implements Regularizer {
        public LaplacianH {
            if (!(strength >= 0 && Double.isFinite(strength))) {
                throw new IllegalArgumentException(
                        "a Laplacian needs a finite strength of at least 0, got " + strength);
            }
        }
    }

    /**
     * Log-sparsity of the abundances: {@code strength · Σ_kp log(H[k,p] + epsilon)}.
     *
     * @param strength µ, nats; at least 0
     * @param epsilon  scale below which an abundance counts as absent; positive
     */
    record LogSparsityH(double strength, double epsilon) implements Regularizer {
        public LogSparsityH {
            if (!(strength >= 0 && Double.isFinite(strength)) || !(epsilon > 0)) {
                throw new IllegalArgumentException("log-sparsity needs a finite strength of at least 0 and a positive"
                        + " epsilon, got " + strength + " and " + epsilon);
            }
        }
    }
}
