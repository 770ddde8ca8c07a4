package org.esmpy.sim.abundance;

import java.util.Arrays;

/** Shares of the phases in an image, which sum to one. */
final class Shares {
    /** How far shares that were typed may sum from one. */
    private static final double ROUNDING = 1e-9;

    private Shares() {}

    /**
     * Refuses what is no set of shares.
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
