package org.esmpy.solver.multiplicative;

/**
 * Extrapolates two steps a → b → c of one factor (squared extrapolation):
 * {@code a + 2α(b − a) + α²((c − b) − (b − a))}, which is c for α = 1. The excess of an entry over its lower bound does
 * not fall below a hundredth of that of c, and free entries under a sum constraint keep the sum they have in c, so that
 * every constraint holds; an entry that did not move keeps its exact value. Bounds come as an array like the factor, or
 * empty if all are 0.
 */
final class Extrapolation {
    /** Least share of an entry of c, above its bound, that an extrapolation leaves. */
    private static final double LEAST_SHARE = 0.01;

    private Extrapolation() {}

    /** α by the ratio of the squared lengths of step and change of step (Varadhan and Roland's third scheme). */
    static double length(double step2, double change2) {
        return change2 > 0 ? Math.sqrt(step2 / change2) : 1;
    }

    /**
     * Adds what a factor contributes to the squared lengths to {@code sums}: step, then change of step.
     *
     * @param scale scale of each entry's row, added to the entry; empty for absolute lengths
     */
    static void addLengths(double[] a, double[] b, double[] c, double[] scale, double weight, double[] sums) {
        int columns = scale.length == 0 ? 1 : a.length / scale.length;
        double step2 = 0;
        double change2 = 0;
        for (int i = 0; i < a.length; i++) {
            double unit = scale.length == 0 ? 1 : a[i] + scale[i / columns];
            double step = (b[i] - a[i]) / unit;
            double change = (c[i] - b[i]) / unit - step;
            step2 += step * step;
            change2 += change * change;
        }
        sums[0] += weight * step2;
        sums[1] += weight * change2;
    }

    /** Writes the extrapolated factor to {@code out}, which may be any of the others. */
    static void extrapolate(double[] a, double[] b, double[] c, double[] lower, double length, double[] out) {
        for (int i = 0; i < a.length; i++) {
            double step = b[i] - a[i];
            double change = c[i] - b[i] - step;
            double value = a[i] + 2 * length * step + length * length * change;
            out[i] = step == 0 && change == 0
                    ? c[i]
                    : Math.max(value, above(lower, i) + LEAST_SHARE * (c[i] - above(lower, i)));
        }
    }

    /**
     * Scales the entries {@code first + j·stride} that are not fixed so that their sum is what it is in {@code c}.
     *
     * @param rows which j belong to the sum
     */
    static void keepSum(double[] out, double[] c, double[] lower, int first, int stride, int[] rows, boolean[] fixed) {
        double wanted = 0;
        double actual = 0;
        for (int j = 0; j < rows.length; j++) {
            int i = first + rows[j] * stride;
            wanted += fixed[j] ? 0 : c[i] - above(lower, i);
            actual += fixed[j] ? 0 : out[i] - above(lower, i);
        }
        for (int j = 0; j < rows.length && actual > 0; j++) {
            if (!fixed[j]) {
                int i = first + rows[j] * stride;
                out[i] = above(lower, i) + (out[i] - above(lower, i)) * (wanted / actual);
            }
        }
    }

    private static double above(double[] lower, int entry) {
        return lower.length == 0 ? 0 : lower[entry];
    }
}
