package org.esmpy.solver.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountThinningTest {
    /** Standard deviations that a seeded mean may be off. */
    private static final double SIGMAS = 4;

    private static final int PIXELS = 4000;

    @Test
    void everyCountIsInOneHalf() {
        CountMatrix counts = SmallProblems.counts(7, 50, (l, p) -> (l * 31 + p * 17) % 200);
        CountThinning.Halves halves = CountThinning.split(counts, new SplittableRandom(1));
        int[][] left = new int[50][7];
        for (int p = 0; p < 50; p++) {
            int pixel = p;
            counts.forEach(p, (l, x) -> left[pixel][l] += x);
            halves.training().forEach(p, (l, x) -> left[pixel][l] -= x);
            halves.validation().forEach(p, (l, x) -> left[pixel][l] -= x);
        }
        assertThat(left).isDeepEqualTo(new int[50][7]);
    }

    @ParameterizedTest(name = "{0} counts")
    @ValueSource(ints = {1, 2, 63, 64, 65, 1000})
    void halvesAreBinomial(int count) {
        CountMatrix counts = SmallProblems.counts(1, PIXELS, (l, p) -> count);
        CountMatrix half = CountThinning.split(counts, new SplittableRandom(2)).training();
        double mean = half.total() / (double) PIXELS;
        assertThat(mean).isCloseTo(count / 2.0, within(SIGMAS * Math.sqrt(count / 4.0 / PIXELS)));
        double square = 0;
        for (long x : half.pixelTotals()) {
            square += (x - mean) * (x - mean) / PIXELS;
        }
        assertThat(square).isCloseTo(count / 4.0, within(SIGMAS * count / 4.0 * Math.sqrt(2.0 / PIXELS)));
    }

    /** Of Poisson counts, which as they are would make two parts of a fixed whole with a correlation of −1. */
    @Test
    void halvesOfPoissonCountsAreUncorrelated() {
        double mean = 3;
        SplittableRandom random = new SplittableRandom(4);
        CountMatrix counts = SmallProblems.counts(1, PIXELS, (l, p) -> poisson(mean, random));
        CountThinning.Halves halves = CountThinning.split(counts, random);
        long[] training = halves.training().pixelTotals();
        long[] validation = halves.validation().pixelTotals();
        double covariance = 0;
        for (int p = 0; p < PIXELS; p++) {
            covariance += (training[p] - mean / 2) * (validation[p] - mean / 2) / PIXELS;
        }
        assertThat(covariance).isCloseTo(0, within(SIGMAS * mean / 2 / Math.sqrt(PIXELS)));
    }

    private static int poisson(double mean, SplittableRandom random) {
        int count = -1;
        for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Test
    void theSameSeedSplitsTheSameWay() {
        CountMatrix counts = SmallProblems.counts(9, 30, (l, p) -> (l + p) % 4);
        assertThat(CountThinning.split(counts, new SplittableRandom(3))
                        .training()
                        .pixelTotals())
                .isEqualTo(CountThinning.split(counts, new SplittableRandom(3))
                        .training()
                        .pixelTotals());
    }
}
