package org.esmpy.solver.internal.kernel;

import org.esmpy.model.internal.Fma;

/**
 * Computes the multiplicative update under a sum constraint: {@code out_k = n_k / (s_k + ν)} with ν such that the
 * entries sum to a given total. {@code 1/φ(ν)}, where {@code φ(ν) = Σ n_k/(s_k+ν)}, is concave and increasing right of
 * the largest pole, so Newton's method on it climbs monotonically from {@code ν0 = max (n_k/total − s_k)} without a
 * bracket. The denominators are kept relative to the entry that gives ν0, whose own denominator is then exact.
 */
public final class SimplexMultiplier {
    /** Relative departure from the total at which the search ends; the rest is removed by scaling. */
    private static final double TOLERANCE = 1e-13;

    /** Steps after which the search ends in any case; a few are usual. */
    private static final int MAX_STEPS = 100;

    private SimplexMultiplier() {}

    /**
     * Writes {@code out[at+k] = n[k] / (s[k] + ν)}, {@code 0 <= k < size}, summing to {@code total}.
     *
     * @param n     numerators, at least 0; an entry of 0 gives exactly 0
     * @param s     denominators without multiplier, of any sign
     * @param total what the entries sum to; positive
     * @return {@code false}, with {@code out} untouched, if all numerators are 0 and any ν would do
     */
    public static boolean solve(double[] n, double[] s, int size, double total, double[] out, int at) {
        int pivot = -1;
        double first = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            if (n[k] > 0 && n[k] / total - s[k] > first) {
                first = n[k] / total - s[k];
                pivot = k;
            }
        }
        if (pivot < 0) {
            return false;
        }
        final double own0 = n[pivot] / total;
        double shift = 0;
        double sum = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            sum = 0;
            double slope = 0;
            for (int k = 0; k < size; k++) {
                if (n[k] > 0) {
                    final double own = n[k] / total;
                    final double inverse = 1 / ((own0 + (s[k] - s[pivot])) + shift);
                    final double share = own * inverse;
                    sum += share;
                    slope = Fma.of(share, inverse, slope);
                    out[at + k] = share;
                } else {
                    out[at + k] = 0;
                }
            }
            if (Math.abs(sum - 1) <= TOLERANCE) {
                break;
            }
            shift += sum * (sum - 1) / slope;
        }
        final double scale = total / sum;
        for (int k = 0; k < size; k++) {
            out[at + k] *= scale;
        }
        return true;
    }
}
