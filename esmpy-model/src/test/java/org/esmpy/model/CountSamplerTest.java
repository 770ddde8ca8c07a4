package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountSamplerTest {
    private static final long SEED = 7;
    private static final int IMAGES = 20_000;

    /**
     * Standard deviations that a correct sampler exceeds for about one number in a million, and for one in some
     * thousands where the number is the statistic of Pearson's test with a dozen cells.
     */
    private static final double DEVIATIONS = 5;

    /** Four channels; the phases overlap, one channel is dark, one phase is never seen in one channel. */
    private static final DMatrixRMaj SPECTRA = new DMatrixRMaj(new double[][] {{0.3, 1}, {2, 0}, {0, 0}, {0.7, 4}});

    /** Pixels: faint mixture, nothing, one phase only, bright (the Poisson numbers have large means). */
    private static final DMatrixRMaj ABUNDANCES = new DMatrixRMaj(new double[][] {{0.1, 0, 1, 30}, {0.2, 0, 0, 20}});

    private static final DMatrixRMaj EXPECTED = CommonOps_DDRM.mult(SPECTRA, ABUNDANCES, null);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Draws of one entry of X per image: [channel][pixel][image]. */
    private static int[][][] draws() {
        CountSampler sampler = new CountSampler(SPECTRA);
        RandomGenerator random = random(SEED);
        int[][][] draws = new int[SPECTRA.getNumRows()][ABUNDANCES.getNumCols()][IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            CountMatrix counts = sampler.sample(ABUNDANCES, random);
            for (int p = 0; p < counts.pixels(); p++) {
                final int image = i;
                final int pixel = p;
                counts.forEach(p, (channel, count) -> draws[channel][pixel][image] = count);
            }
        }
        return draws;
    }

    /** The mean of n Poisson numbers has variance λ/n, their sample variance about (λ + 2λ²)/n. */
    @Test
    void meanAndVarianceAreThoseOfPoissonCounts() {
        int[][][] draws = draws();
        for (int l = 0; l < draws.length; l++) {
            for (int p = 0; p < draws[l].length; p++) {
                double expected = EXPECTED.get(l, p);
                double mean = Arrays.stream(draws[l][p]).average().orElseThrow();
                double variance = covariance(draws[l][p], mean, draws[l][p], mean);
                assertThat(mean)
                        .as("mean of channel %d, pixel %d, seed %d", l, p, SEED)
                        .isCloseTo(expected, within(DEVIATIONS * Math.sqrt(expected / IMAGES)));
                assertThat(variance)
                        .as("variance of channel %d, pixel %d, seed %d", l, p, SEED)
                        .isCloseTo(
                                expected,
                                within(DEVIATIONS * Math.sqrt((expected + 2 * expected * expected) / IMAGES)));
            }
        }
    }

    /** The covariance of n pairs of independent numbers has variance λ₁λ₂/n. */
    @Test
    void channelsOfAPixelAreIndependent() {
        int[][][] draws = draws();
        int bright = 3;
        for (int a = 0; a < draws.length; a++) {
            for (int b = a + 1; b < draws.length; b++) {
                double expectedA = EXPECTED.get(a, bright);
                double expectedB = EXPECTED.get(b, bright);
                assertThat(covariance(draws[a][bright], expectedA, draws[b][bright], expectedB))
                        .as("channels %d and %d, seed %d", a, b, SEED)
                        .isCloseTo(0, within(DEVIATIONS * Math.sqrt(expectedA * expectedB / IMAGES)));
            }
        }
    }

    @Test
    void numbersOfCountsHaveThePoissonDistribution() {
        int[] draws = draws()[3][2];
        double mean = EXPECTED.get(3, 2);
        long[] observed = new long[12];
        double[] expected = new double[observed.length];
        double probability = Math.exp(-mean);
        for (int n = 0; n < observed.length; n++) {
            final int number = n;
            observed[n] = Arrays.stream(draws).filter(draw -> draw == number).count();
            expected[n] = IMAGES * probability;
            probability *= mean / (n + 1);
        }
        assertThat(Chi2.deviations(observed, expected)).as("seed %d", SEED).isBetween(-DEVIATIONS, DEVIATIONS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void channelsOfALongSpectrumAgreeWithTheirExpectation(long seed) {
        RandomGenerator random = random(seed);
        DMatrixRMaj spectra = new DMatrixRMaj(2000, 3);
        for (int i = 0; i < spectra.getNumElements(); i++) {
            double tail = random.nextDouble();
            spectra.data[i] = tail * tail * tail * tail;
        }
        DMatrixRMaj abundances = new DMatrixRMaj(new double[][] {{100}, {0}, {250}});
        long[] observed = new CountSampler(spectra).sample(abundances, random).channelTotals();
        double[] expected = CommonOps_DDRM.mult(spectra, abundances, null).data;
        assertThat(Chi2.deviations(observed, expected)).as("seed %d", seed).isBetween(-DEVIATIONS, DEVIATIONS);
    }

    /** Seeds in published results must keep their meaning, also when a library is updated. */
    @Test
    void aSeedKeepsItsMeaning() {
        CountMatrix counts = new CountSampler(SPECTRA).sample(ABUNDANCES, random(SEED));
        assertThat(counts.channelTotals()).containsExactly(25, 51, 0, 99);
        assertThat(counts.pixelTotals()).containsExactly(0, 0, 4, 171);
    }

    @Test
    void darkPhasesAndEmptyPixelsHaveNoCounts() {
        DMatrixRMaj spectra = new DMatrixRMaj(new double[][] {{5, 0}, {5, 0}});
        DMatrixRMaj abundances = new DMatrixRMaj(new double[][] {{0, 0}, {0, 9}});
        assertThat(new CountSampler(spectra).sample(abundances, random(SEED)).total())
                .isZero();
    }

    @Test
    void refusesWhatIsNoExpectation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountSampler(new DMatrixRMaj(new double[][] {{1, 2}, {1, -2}})))
                .withMessage("spectra must be finite and at least 0, got -2.0 for phase 1 in channel 1");
        CountSampler sampler = new CountSampler(SPECTRA);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(new DMatrixRMaj(3, 4), random(SEED)))
                .withMessage("spectra are of 2 phases, but abundances of 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(new DMatrixRMaj(new double[][] {{0}, {Double.NaN}}), random(SEED)))
                .withMessage("abundances must be finite and at least 0, got NaN for phase 1 in pixel 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(new DMatrixRMaj(new double[][] {{1e9}, {0}}), random(SEED)))
                .withMessageContaining("pixel 0 expects 3.0E9 counts");
    }

    private static double covariance(int[] a, double meanA, int[] b, double meanB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length;
    }
}
