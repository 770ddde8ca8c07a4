package org.esmpy.bench.score;

/** Computes quantiles of sorted values with linear interpolation. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile.
     *
     * @param sorted values in rising order, at least one
     * @param share  share of the values below the quantile, 0 … 1
     */
    public static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
