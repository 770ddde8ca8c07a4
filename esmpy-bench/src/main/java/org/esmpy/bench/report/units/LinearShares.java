package org.esmpy.bench.report.units;

/**
 * Errors of quantities {@code f_i = a_i·x_i / Σ_j b_j·x_j} of a composition x, by first-order propagation: percent by weight,
 * oxides and ratios are all of this form. The derivatives are {@code ∂f_i/∂x_j = (a_i·δ_ij − f_i·b_j) / Σ b·x}.
 *
 * @param fractions x, atomic fractions; shared
 * @param numerator a; shared
 * @param whole     b; shared
 */
record LinearShares(double[] fractions, double[] numerator, double[] whole) {
    private double sum() {
        double sum = 0;
        for (int j = 0; j < fractions.length; j++) {
            sum += whole[j] * fractions[j];
        }
        return sum;
    }

    /** The quantity of an element; NaN if the denominator is 0. */
    double value(int i) {
        double sum = sum();
        return sum > 0 ? numerator[i] * fractions[i] / sum : Double.NaN;
    }

    /**
     * Its standard error; NaN if the covariance is not known.
     *
     * @param covariance of the fractions, n×n
     */
    double error(int i, double[][] covariance) {
        double sum = sum();
        double value = value(i);
        double[] slope = new double[fractions.length];
        for (int j = 0; j < slope.length; j++) {
            slope[j] = ((i == j ? numerator[i] : 0) - value * whole[j]) / sum;
        }
        double variance = 0;
        for (int j = 0; j < slope.length; j++) {
            for (int k = 0; k < slope.length; k++) {
                boolean matters = slope[j] != 0 && slope[k] != 0; // where a slope is 0, the covariance may be NaN
                variance += matters ? slope[j] * covariance[j][k] * slope[k] : 0;
            }
        }
        return variance >= 0 ? Math.sqrt(variance) : rounded(variance, value);
    }

    /** The error where rounding made the variance negative: 0, or NaN where it is not known. */
    private static double rounded(double variance, double value) {
        return Double.isNaN(variance) || Double.isNaN(value) ? Double.NaN : 0;
    }
}
