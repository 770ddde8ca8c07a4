package org.esmpy.bench.study;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.bench.score.Quantiles;
import org.esmpy.sim.Phantom;

/**
 * Mean of a figure over scenes, such as the difference of two solvers on the same maps, with a bootstrap interval. The
 * bootstrap resamples scenes and then cases within each scene, so that an effect in one scene alone widens the
 * interval. As a percentile interval of few cases is too narrow, its distances from the mean are stretched by
 * √(n/(n−1))·t/z, with Student's quantile t for n cases and the normal quantile z (Hesterberg 2015,
 * doi:10.1080/00031305.2015.1089789).
 *
 * @param cases number of independent cases, n
 * @param mean  mean over the scenes of the mean over their cases
 * @param low   lower end of the interval; NaN for a single case
 * @param high  upper end of the interval; NaN for a single case
 */
record BootstrapMean(int cases, double mean, double low, double high) {
    /** Fewest cases for a decision: 5 cases agree in sign by chance in more than 5 % of studies, 2·(1/2)⁵ > 0.05. */
    static final int FEWEST_CASES = 6;

    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;
    private static final double NORMAL_QUANTILE = 1.959963984540054;
    private static final long SEED = 20_261_130L;

    /**
     * The mean of cases.
     *
     * @param scenes figures of the cases of each scene, at least one scene and one case in each
     */
    static BootstrapMean of(List<double[]> scenes) {
        int cases = scenes.stream().mapToInt(scene -> scene.length).sum();
        double mean = scenes.stream()
                .mapToDouble(scene -> Arrays.stream(scene).average().orElseThrow())
                .average()
                .orElseThrow();
        if (cases == 1) {
            return new BootstrapMean(cases, mean, Double.NaN, Double.NaN);
        }
        RandomGenerator random =
                RandomGeneratorFactory.of(Phantom.RANDOM_ALGORITHM).create(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampled(scenes, random);
        }
        Arrays.sort(means);
        double stretch = Math.sqrt(cases / (cases - 1.0)) * studentQuantile(cases - 1) / NORMAL_QUANTILE;
        return new BootstrapMean(
                cases,
                mean,
                mean - stretch * (mean - Quantiles.of(means, TAIL)),
                mean + stretch * (Quantiles.of(means, 1 - TAIL) - mean));
    }

    /** Whether the interval excludes 0 and there are enough cases. */
    boolean isDecided() {
        return cases >= FEWEST_CASES && (low > 0 || high < 0);
    }

    private static double resampled(List<double[]> scenes, RandomGenerator random) {
        double sum = 0;
        for (int s = 0; s < scenes.size(); s++) {
            double[] scene = scenes.get(scenes.size() == 1 ? 0 : random.nextInt(scenes.size()));
            double ofScene = 0;
            for (int c = 0; c < scene.length; c++) {
                ofScene += scene[random.nextInt(scene.length)];
            }
            sum += ofScene / scene.length;
        }
        return sum / scenes.size();
    }

    /** Quantile 0.975 of Student's t, to 0.13 % from 5 degrees of freedom on (Abramowitz and Stegun 26.7.5). */
    static double studentQuantile(int freedom) {
        double z = NORMAL_QUANTILE;
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        return z + (first + (second + third / freedom) / freedom) / freedom;
    }
}
