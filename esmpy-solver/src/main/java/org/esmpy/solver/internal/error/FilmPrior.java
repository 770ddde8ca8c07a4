package org.esmpy.solver.internal.error;

import java.util.Arrays;

/**
 * The prior distribution of the thickness of phases, relative to the given one. All phases are in one specimen, whose
 * thickness is often a guess: 95 % of the films for transmission are 10 to 200 nm thick, which is a standard deviation
 * of 0.75 of the logarithm of a common factor. Densities of phases differ by a factor of about 1.6, which is a standard
 * deviation of 0.5 of the logarithm for each phase by itself. Both distributions are normal. Thickness stands for mass
 * per area, relative to that of the map.
 */
public final class FilmPrior {
    /** Standard deviation of the logarithm of the common factor. */
    private static final double COMMON = 0.75;

    /** Standard deviation of the logarithm of a phase about the common factor. */
    private static final double SPREAD = 0.5;

    /** Standard deviations to which a thickness is limited. */
    private static final double MOST = 3;

    /** Rounding of a logarithm that was cut off at a limit and exponentiated. */
    private static final double ROUNDING = 1e-9;

    private FilmPrior() {}

    /** The logarithm of the common factor that is most likely for these logarithms of thickness. */
    public static double common(double[] logs) {
        double ratio = SPREAD * SPREAD / (COMMON * COMMON);
        double mean = Arrays.stream(logs).sum() / (logs.length + ratio);
        return Math.max(-MOST * COMMON, Math.min(MOST * COMMON, mean));
    }

    /** Whether two films whose logarithms of thickness differ so much differ more than phases do by their densities. */
    public static boolean isAnother(double difference) {
        return Math.abs(difference) > SPREAD;
    }

    /** Slope of the log-density of a phase's logarithm of thickness, given that of the common factor, nats. */
    public static double slopeNats(double log, double common) {
        return -(log - common) / (SPREAD * SPREAD);
    }

    /** Information of this prior about a phase's logarithm of thickness, given the common factor. */
    public static double information() {
        return 1 / (SPREAD * SPREAD);
    }

    /** The logarithm, limited to the range that is allowed around the common factor. */
    public static double believed(double log, double common) {
        return Math.max(common - MOST * SPREAD, Math.min(common + MOST * SPREAD, log));
    }

    /** Whether a logarithm is as far from the common factor as it may be, or from the given thickness as any may be. */
    public static boolean isAtLimit(double log, double common) {
        return Math.abs(log - common) > MOST * SPREAD - ROUNDING
                || Math.abs(log) > MOST * Math.hypot(COMMON, SPREAD) - ROUNDING;
    }

    /**
     * Variances of the logarithms of thickness, given the prior and the counts. The common factor is not known, so that
     * phases with much information also reduce the variances of the others.
     *
     * @param information of the counts of each phase about the logarithm of its thickness
     */
    public static double[] variances(double[] information) {
        // The inverse of diag(information + 1/SPREAD²) − c·11ᵀ, the rest being the prior's (Sherman and Morrison 1950).
        double own = information();
        double c = own * own / (1 / (COMMON * COMMON) + information.length * own);
        double[] alone = Arrays.stream(information).map(i -> 1 / (i + own)).toArray();
        double shared = c / (1 - c * Arrays.stream(alone).sum());
        return Arrays.stream(alone).map(v -> v + shared * v * v).toArray();
    }
}
