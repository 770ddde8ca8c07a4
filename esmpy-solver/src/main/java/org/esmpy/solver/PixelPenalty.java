package org.esmpy.solver;

/**
 * A penalty of one's own on the abundances of single pixels, such as on their distance from a map that another signal gives:
 * {@code N·Σ_p v_p(u)} is added to the Poisson objective, with N the mean counts of a pixel that is not masked and {@code u_k =
 * H[k,p]/s} the shares of the phases, s the sum of the pixel. Implementations are immutable and thread-safe.
 *
 * <p>{@code mu}, {@code newton} and {@code bcd} take it, through a quadratic in the shares that touches v where the fit is and
 * lies nowhere below it: the objective falls at least as far as with the quadratic. The tighter it is, the fewer iterations
 * are needed; a concave v may give its tangent. If v is not convex, the bounds of
 * certificates are those of the linearised problem. Sums of abundances ({@link Constraint.SimplexH}) are needed, without
 * which shrinking H would escape the penalty. {@code PixelPenaltyContract} of the test-jar examines all this.
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
