package org.esmpy.bench.study.figure;

import java.util.Arrays;
import org.esmpy.bench.score.Quantiles;

/**
 * Quartiles and whiskers of a box plot. Whiskers reach to the last value within one and a half times the distance of
 * the quartiles (Tukey 1977, Exploratory Data Analysis).
 *
 * @param low    end of the lower whisker
 * @param first  lower quartile
 * @param median median
 * @param third  upper quartile
 * @param high   end of the upper whisker
 */
record BoxStatistics(double low, double first, double median, double third, double high) {
    private static final double REACH = 1.5;

    /** @param values at least one */
    static BoxStatistics of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double first = Quantiles.of(sorted, 0.25);
        double third = Quantiles.of(sorted, 0.75);
        double reach = REACH * (third - first);
        return new BoxStatistics(
                Arrays.stream(sorted).filter(v -> v >= first - reach).min().orElse(first),
                first,
                Quantiles.of(sorted, 0.5),
                third,
                Arrays.stream(sorted).filter(v -> v <= third + reach).max().orElse(third));
    }
}
