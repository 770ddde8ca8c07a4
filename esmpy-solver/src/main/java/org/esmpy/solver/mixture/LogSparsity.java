package org.esmpy.solver.mixture;

/**
 * Log-sparsity of the abundances a of pixels or bins, {@code μ·Σ_kp log(a_kp + ε)}: concave, so that few phases with large
 * abundances cost less than many with small ones. In nats, for maps of known dose; {@link
 * org.esmpy.solver.Regularizer.LogSparsityH} is the same relative to the counts of a pixel.
 *
 * @param strengthNats μ, nats; at least 0
 * @param epsilon      ε, abundance below which a phase counts as absent; positive
 */
public record LogSparsity(double strengthNats, double epsilon) {
    public LogSparsity {
        if (!(strengthNats >= 0 && Double.isFinite(strengthNats))) {
            throw new IllegalArgumentException(
                    "log-sparsity needs a finite strength of at least 0 nats, got " + strengthNats);
        }
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("log-sparsity needs a positive finite epsilon, got " + epsilon);
        }
    }

    /** Strength 0: the likelihood alone. */
    public static LogSparsity none() {
        return new LogSparsity(0, 1);
    }
}
