package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonWeightsTest {
    private static final double ROUNDING = 1e-7;

    /** What ten thousand steps of expectation maximisation may still lack, nats. */
    private static final double NATS = 1e-3;

    @Test
    void findsTheWeightsOfCountsWithoutNoise() {
        double[][] columns = columns(60, 5, 1);
        double[] truth = {3, 0, 50, 1, 700};
        double[] counts = sum(columns, truth);
        double[] found = new PoissonWeights(counts, columns).find().weights();
        for (int c = 0; c < truth.length; c++) {
            assertThat(found[c]).isCloseTo(truth[c], within(ROUNDING * 700));
        }
    }

    /** The naive twin: expectation maximisation. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isAsLikelyAsExpectationMaximisationFinds(long seed) {
        double[][] columns = columns(80, 8, seed);
        double scale = seed % 2 == 0 ? 0.3 : 40; // few and many counts
        double[] counts = SimulatedSpectrum.draw(
                sum(columns, new double[] {scale, 0, 3 * scale, 0, scale, 0.1 * scale, 0, 5 * scale}), seed);
        PoissonWeights.Found found = new PoissonWeights(counts, columns).find();
        assertThat(found.nats())
                .isLessThan(nats(counts, sum(columns, expectationMaximisation(counts, columns))) + NATS);
        assertThat(Arrays.stream(found.weights())).allMatch(weight -> weight >= 0);
    }

    @Test
    void startsFromAnywhere() {
        double[][] columns = columns(60, 5, 7);
        double[] counts = SimulatedSpectrum.draw(sum(columns, new double[] {3, 0, 50, 1, 700}), 7);
        PoissonWeights weights = new PoissonWeights(counts, columns);
        double nats = weights.find().nats();
        assertThat(weights.find(new double[] {1e4, 1e4, 0, 0, 1}).nats()).isCloseTo(nats, within(NATS));
        assertThat(weights.find(new double[5]).nats()).isCloseTo(nats, within(NATS));
    }

    @Test
    void givesNothingToColumnsWithoutCounts() {
        double[][] columns = {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}};
        double[] counts = {7, 2, 0, 0};
        double[] found = new PoissonWeights(counts, columns)
                .find(new double[] {1, 1e3, 1e3, 2})
                .weights();
        assertThat(found[1]).isZero();
        assertThat(found[2]).isZero();
        assertThat(found[0] + found[3]).as("two equal columns").isCloseTo(7, within(1e-3));
    }

    @Test
    void leavesChannelsOutThatNoColumnReaches() {
        double[][] columns = {{1, 1, 0}, {0, 1, 0}};
        PoissonWeights.Found found = new PoissonWeights(new double[] {4, 9, 100}, columns).find();
        assertThat(found.weights()).containsExactly(new double[] {4, 5}, within(1e-3));
        assertThat(found.nats()).isCloseTo(0, within(NATS));
    }

    private static double[][] columns(int channels, int number, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        double[][] columns = new double[number][channels];
        for (double[] column : columns) {
            for (int l = 0; l < channels; l++) {
                column[l] = random.nextDouble() < 0.3 ? random.nextDouble() : 1e-3;
            }
        }
        return columns;
    }

    private static double[] sum(double[][] columns, double[] weights) {
        double[] sum = new double[columns[0].length];
        for (int c = 0; c < weights.length; c++) {
            for (int l = 0; l < sum.length; l++) {
                sum[l] += weights[c] * columns[c][l];
            }
        }
        return sum;
    }

    private static double[] expectationMaximisation(double[] counts, double[][] columns) {
        double[] w = new double[columns.length];
        Arrays.fill(w, 1);
        for (int step = 0; step < 10_000; step++) {
            double[] model = sum(columns, w);
            for (int c = 0; c < w.length; c++) {
                double ratio = 0;
                double total = 0;
                for (int l = 0; l < counts.length; l++) {
                    ratio += columns[c][l] * counts[l] / model[l];
                    total += columns[c][l];
                }
                w[c] *= ratio / total;
            }
        }
        return w;
    }

    private static double nats(double[] counts, double[] model) {
        double nats = 0;
        for (int l = 0; l < counts.length; l++) {
            nats += model[l] - counts[l] + (counts[l] > 0 ? counts[l] * Math.log(counts[l] / model[l]) : 0);
        }
        return nats;
    }
}
