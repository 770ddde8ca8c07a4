package org.esmpy.solver;

/**
 * A user-written penalty on the abundances of each pixel, such as their distance from a map of another signal:
 * {@code N·Σ_p v_p(u)} is added to the Poisson objective, with N the mean counts of an unmasked pixel and
 * {@code u_k = H[k,p]/s} the shares of the phases, s being the sum of the pixel's abundances. Implementations are
 * immutable and thread-safe.
 *
 * <p>{@code mu}, {@code newton} and {@code bcd} accept it. They replace v by a quadratic in the shares that equals v at
 * the current fit and is nowhere below it, so the objective falls at least as far as the quadratic does. A tighter
 * quadratic needs fewer iterations; for a concave v the tangent will do. If v is not convex, the bounds of certificates
 * hold for the linearised problem. The problem must have sums of abundances ({@link Constraint.SimplexH}); without
 * them, shrinking H would evade the penalty. {@code PixelPenaltyContract} of the test-jar checks all this.
 */
public non-sealed interface PixelPenalty extends Regularizer {
    /**
     * v of a pixel.
     *
     * @param pixel  row-major index of the pixel in the image
     * @param shares u, length K, at least 0 with the sum 1; not to be changed
     * @return nats per count; finite and at least 0
     */
    double value(int pixel, double[] shares);

    /**
     * The quadratic above v: {@code v(u') <= v(u) + g·(u' − u) + κ/2·|u' − u|²} for all shares u'.
     *
     * @param pixel  row-major index of the pixel in the image
     * @param shares u, length K; not to be changed
     * @param slopes g, the gradient of v at u, length K; overwritten
     * @return κ, nats per count; finite and at least 0
     */
    double majorize(int pixel, double[] shares, double[] slopes);
}
