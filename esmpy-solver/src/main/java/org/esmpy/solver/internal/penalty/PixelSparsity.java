package org.esmpy.solver.internal.penalty;

import java.util.Arrays;

/**
 * Log-sparsity of abundances h of a pixel, {@code μ·w_p·Σ_k log(h_k/a_p + ε)}: concave, so that its tangent lies above
 * it. a_p is the abundance of a pure pixel: the sum of the pixel's abundances in units of {@code unit}.
 *
 * @param strength μ, nats
 * @param epsilon  ε, share of a pure pixel below which an abundance counts as absent
 * @param unit     abundance of a pure pixel with the sum 1
 * @param weights  w, by pixel; empty if all are 1; shared
 * @param sums     sums of the abundances, by pixel; empty if all are 1; shared
 */
public record PixelSparsity(double strength, double epsilon, double unit, double[] weights, double[] sums) {
    /** Whether there is no penalty. */
    public boolean isZero() {
        return strength == 0;
    }

    /** What a pixel's logarithms are multiplied by, nats. */
    public double strength(int pixel) {
        return weights.length == 0 ? strength : strength * weights[pixel];
    }

    /** {@code ε·a_p}: the abundance of a pixel below which a phase counts as absent. */
    public double floor(int pixel) {
        return epsilon * pure(pixel);
    }

    /** Value for one abundance, nats. */
    public double nats(int pixel, double h) {
        return strength(pixel) * Math.log(h / pure(pixel) + epsilon);
    }

    /** The least that one abundance can add, nats. */
    double leastNats() {
        return isZero() ? 0 : strength * Arrays.stream(weights).max().orElse(1) * Math.log(epsilon);
    }

    /** Slope with respect to an abundance. */
    public double slope(int pixel, double h) {
        return strength(pixel) / (h + floor(pixel));
    }

    private double pure(int pixel) {
        return sums.length == 0 ? unit : unit * sums[pixel];
    }
}
