package org.esmpy.solver.rank;

/**
 * Computes how much the divergence falls by one more phase if that phase fits noise only. A further phase adds a
 * direction in the space of the m columns of G and an amount of it for each of n bins, and both follow the noise. Twice
 * the gain is then the largest eigenvalue of the covariance of n samples of white noise in m dimensions, (√n + √m)²
 * with the fluctuations of Tracy and Widom (Johnstone 2001, doi:10.1214/aos/1009210544). Weights and abundances may not
 * be negative, so that the true gain is not larger.
 */
final class NoiseGain {
    /** Quantile of the Tracy-Widom distribution of order 1 that noise exceeds once in a thousand maps. */
    private static final double ONCE_IN_A_THOUSAND = 3.2724;

    private NoiseGain() {}

    /**
     * The gain that noise exceeds once in a thousand maps, nats.
     *
     * @param freeAbundances number of abundances that the phase adds, n
     * @param columns        number of columns of G, m
     */
    static double nats(int freeAbundances, int columns) {
        double n = Math.sqrt(Math.max(1, freeAbundances - 1));
        double m = Math.sqrt(columns);
        double centre = (n + m) * (n + m);
        double scale = (n + m) * Math.cbrt(1 / n + 1 / m);
        return (centre + ONCE_IN_A_THOUSAND * scale) / 2;
    }
}
