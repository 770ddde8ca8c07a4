package org.esmpy.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The naive twin tries every set of entries that are free. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isTheBestOfAllSetsOfFreeEntries(long seed) {
        int size = 5;
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = positiveDefinite(size, random);
        double[] g = random.doubles(size, -1, 1).toArray();
        double[] none = new double[size];
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << size; set++) {
            double[] x = onSet(a, g, set);
            best = Arrays.stream(x).allMatch(value -> value >= 0) ? Math.min(best, value(a, g, x)) : best;
        }
        BoxQuadratic quadratic = new BoxQuadratic(new boolean[size]);
        assertThat(quadratic.solve(a, none, g, none)).isTrue();
        assertThat(Arrays.stream(quadratic.x())).allMatch(value -> value >= 0);
        assertThat(value(a, g, quadratic.x())).isCloseTo(best, within(ACCURACY));
    }

    /** Minimum with the entries of a set alone, without bounds. */
    private static double[] onSet(double[] a, double[] g, int set) {
        double[][] matrix = new double[g.length][g.length];
        double[] right = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            boolean in = (set >> i & 1) == 1;
            right[i] = in ? -g[i] : 0;
            for (int j = 0; j < g.length; j++) {
                matrix[i][j] = in && (set >> j & 1) == 1 ? a[i * g.length + j] : i == j ? 1 : 0;
            }
        }
        return Cholesky.of(matrix).solve(right);
    }

    private static double value(double[] a, double[] g, double[] x) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            value += g[i] * x[i];
            for (int j = 0; j < x.length; j++) {
                value += a[i * x.length + j] * x[i] * x[j] / 2;
            }
        }
        return value;
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
