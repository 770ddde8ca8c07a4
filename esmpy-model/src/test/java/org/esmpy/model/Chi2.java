package org.esmpy.model;

/** Pearson's test of counts against their expectation, with cells pooled until they expect enough. */
public final class Chi2 {
    /** Counts from which the statistic of a cell is close to its limit. */
    private static final double LEAST_EXPECTED = 10;

    private Chi2() {}

    /**
     * How far the statistic of independent Poisson counts is from its mean, in standard deviations. The statistic of n
     * cells has mean n and variance {@code 2n + Σ 1/expected}.
     */
    public static double deviations(long[] observed, double[] expected) {
        double statistic = 0;
        double variance = 0;
        int cells = 0;
        double pooledObserved = 0;
        double pooledExpected = 0;
        for (int i = 0; i < observed.length; i++) {
            pooledObserved += observed[i];
            pooledExpected += expected[i];
            if (pooledExpected >= LEAST_EXPECTED) {
                double difference = pooledObserved - pooledExpected;
                statistic += difference * difference / pooledExpected;
                variance += 2 + 1 / pooledExpected;
                cells++;
                pooledObserved = 0;
                pooledExpected = 0;
            }
        }
        return (statistic - cells) / Math.sqrt(variance);
    }
}
