package org.esmpy.sim.abundance;

import java.util.Arrays;

/** Checks the shares of the phases in an image, which must sum to one. */
final class Shares {
    /** Largest deviation from one of the sum of shares that a user gave. */
    private static final double ROUNDING = 1e-9;

    private Shares() {}

    /**
     * Refuses shares that are negative or do not sum to one.
     *
     * @return a copy
     */
    static double[] check(double[] shares) {
        if (shares.length == 0 || Arrays.stream(shares).anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IllegalArgumentException("shares of the phases must lie between 0 and 1, got "
                    + (shares.length == 0 ? "none" : Arrays.toString(shares)));
        }
        double sum = Arrays.stream(shares).sum();
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException(
                    "shares of the phases must sum to one, got " + Arrays.toString(shares) + ", which sum to " + sum);
        }
        return shares.clone();
    }
}
