package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrainsTest extends AbundanceGeneratorContract {
    private static final double[] SHARES = {0.5, 0.3, 0.2};
    private static final ImageShape SHAPE = new ImageShape(60, 90);

    @Override
    protected AbundanceGenerator generator() {
        return new Grains(SHARES, 20, true, 3);
    }

    private static double share(DMatrixRMaj h, int phase) {
        return Arrays.stream(h.data, phase * h.getNumCols(), (phase + 1) * h.getNumCols())
                        .sum()
                / h.getNumCols();
    }

    /** A grain is 1/80 of the area on average; the last ones to be given a phase are not all small. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void phasesHaveTheirSharesOfTheArea(long seed) {
        DMatrixRMaj h = new Grains(SHARES, 80, false, seed).abundances(SHAPE);
        for (int k = 0; k < SHARES.length; k++) {
            assertThat(share(h, k)).as("phase %d, seed %d", k, seed).isCloseTo(SHARES[k], within(0.03));
        }
    }

    @Test
    void sharpGrainsAreOfOnePhaseAndBlurredOnesMixAtTheirBoundaries() {
        DMatrixRMaj sharp = new Grains(SHARES, 20, false, 1).abundances(SHAPE);
        DMatrixRMaj blurred = new Grains(SHARES, 20, true, 1).abundances(SHAPE);
        assertThat(Arrays.stream(sharp.data)).allMatch(value -> value == 0 || value == 1);
        long mixed = Arrays.stream(blurred.data)
                .filter(value -> value > 0 && value < 1)
                .count();
        assertThat(mixed).isBetween(100L, 3000L);
    }

    @Test
    void anotherSeedGivesOtherGrains() {
        assertThat(new Grains(SHARES, 20, false, 1).abundances(SHAPE).data)
                .isNotEqualTo(new Grains(SHARES, 20, false, 2).abundances(SHAPE).data);
    }

    /** The naive twin of the search in cells. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 500})
    void theNearestPointIsTheNearestOfAll(int points) {
        RandomGenerator random = new SplittableRandom(points);
        double[] rows = random.doubles(points, 0, 30).toArray();
        double[] columns = random.doubles(points, 0, 200).toArray();
        NearestPoint nearest = new NearestPoint(rows, columns, 30, 200);
        for (int i = 0; i < 2000; i++) {
            double row = random.nextDouble() * 30;
            double column = random.nextDouble() * 200;
            int best = 0;
            for (int j = 1; j < points; j++) {
                best = Math.hypot(rows[j] - row, columns[j] - column)
                                < Math.hypot(rows[best] - row, columns[best] - column)
                        ? j
                        : best;
            }
            assertThat(nearest.of(row, column)).as("%f, %f", row, column).isEqualTo(best);
        }
    }

    @Test
    void refusesSharesThatDoNotSumToOneAndTooFewGrains() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grains(new double[] {0.5, 0.4}, 9, false, 1))
                .withMessageContaining("must sum to one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grains(new double[] {1.5, -0.5}, 9, false, 1))
                .withMessageContaining("between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grains(SHARES, 2, false, 1))
                .withMessageContaining("3 phases need at least as many grains, got 2");
    }
}
