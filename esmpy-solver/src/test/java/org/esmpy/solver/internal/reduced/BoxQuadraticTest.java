package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxQuadraticTest {
    /** Condition numbers up to 1e4 take four of sixteen digits. */
    private static final double ACCURACY = 1e-9;

    @ParameterizedTest(name = "{0} unknowns, seed {1}")
    @CsvSource({"1,1", "2,2", "5,3", "12,4", "40,5", "40,6", "90,7"})
    void satisfiesTheOptimalityConditions(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = positiveDefinite(size, random);
        double[] g = random.doubles(size, -1, 1).toArray();
        double[] lower = random.doubles(size, -0.5, 0).toArray();
        double[] extra = random.doubles(size, 0, 0.1).toArray();
        boolean[] pinned = new boolean[size];
        for (int i = 0; i < size; i++) {
            lower[i] = random.nextInt(3) == 0 ? 0 : lower[i];
            pinned[i] = size > 2 && random.nextInt(6) == 0;
        }
        BoxQuadratic quadratic = new BoxQuadratic(pinned);
        assertThat(quadratic.solve(a, extra, g, lower)).isTrue();
        for (int i = 0; i < size; i++) {
            double x = quadratic.x()[i];
            double slope = g[i] + extra[i] * x;
            for (int j = 0; j < size; j++) {
                slope += a[i * size + j] * quadratic.x()[j];
            }
            if (pinned[i]) {
                assertThat(x).as("pinned entry %d, seed %d", i, seed).isZero();
            } else if (x > lower[i]) {
                assertThat(slope).as("slope of free entry %d, seed %d", i, seed).isCloseTo(0, within(ACCURACY));
            } else {
                assertThat(x).as("entry %d, seed %d", i, seed).isEqualTo(lower[i]);
                assertThat(slope)
                        .as("slope of bound entry %d, seed %d", i, seed)
                        .isGreaterThan(-ACCURACY);
            }
        }
    }

    @Test
    void beginsWithTheEntriesThatWereFreeBefore() {
        BoxQuadratic quadratic = new BoxQuadratic(new boolean[2]);
        double[] a = {2, 0, 0, 2};
        double[] none = {0, 0};
        assertThat(quadratic.solve(a, none, new double[] {1, -1}, none)).isTrue();
        assertThat(quadratic.x()[0]).isZero();
        assertThat(quadratic.x()[1]).isCloseTo(0.5, within(ACCURACY));
        assertThat(quadratic.solve(a, none, new double[] {-1, 1}, none)).isTrue();
        assertThat(quadratic.x()[0]).isCloseTo(0.5, within(ACCURACY));
        assertThat(quadratic.x()[1]).isZero();
    }

    @Test
    void refusesWhatHasNoMinimum() {
        BoxQuadratic quadratic = new BoxQuadratic(new boolean[2]);
        double[] saddle = {1, 2, 2, 1};
        assertThat(quadratic.solve(saddle, new double[2], new double[] {-1, -1}, new double[2]))
                .isFalse();
    }

    private static double[] positiveDefinite(int size, SplittableRandom random) {
        double[] root = random.doubles((long) size * size, -1, 1).toArray();
        double[] a = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = i == j ? 0.01 : 0;
                for (int n = 0; n < size; n++) {
                    sum += root[i * size + n] * root[j * size + n];
                }
                a[i * size + j] = sum;
            }
        }
        return a;
    }
}
