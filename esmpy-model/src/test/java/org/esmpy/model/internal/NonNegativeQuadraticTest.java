package org.esmpy.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeQuadraticTest {
    private static final double ROUNDING = 1e-8;
    private static final int SIZE = 5;

    /** The naive twin tries every set of variables that are not 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isTheBestOfAllSetsOfVariables(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        double[][] root = new double[SIZE][SIZE];
        double[] right = new double[SIZE];
        double[] start = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            right[i] = random.nextGaussian();
            start[i] = random.nextBoolean() ? random.nextDouble() : 0;
            for (int j = 0; j < SIZE; j++) {
                root[i][j] = random.nextGaussian();
            }
        }
        double[][] hessian = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                for (int k = 0; k < SIZE; k++) {
                    hessian[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        double best = 0;
        for (int set = 0; set < 1 << SIZE; set++) {
            double[] v = onSet(hessian, right, set);
            best = v.length == 0 ? best : Math.min(best, value(hessian, right, v));
        }
        double[] found = NonNegativeQuadratic.minimum(hessian, right, start);
        assertThat(Arrays.stream(found)).allMatch(v -> v >= 0);
        assertThat(value(hessian, right, found)).isCloseTo(best, within(ROUNDING));
    }

    /** Minimum with the variables of a set alone; none if one of them is negative. */
    private static double[] onSet(double[][] hessian, double[] right, int set) {
        double[][] matrix = new double[SIZE][SIZE];
        double[] r = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            boolean in = (set >> i & 1) == 1;
            r[i] = in ? right[i] : 0;
            for (int j = 0; j < SIZE; j++) {
                matrix[i][j] = in && (set >> j & 1) == 1 ? hessian[i][j] : i == j ? 1 : 0;
            }
        }
        double[] v = Cholesky.of(matrix).solve(r);
        for (double value : v) {
            if (value < 0) {
                return new double[0];
            }
        }
        return v;
    }

    private static double value(double[][] hessian, double[] right, double[] v) {
        double value = 0;
        for (int i = 0; i < SIZE; i++) {
            value -= right[i] * v[i];
            for (int j = 0; j < SIZE; j++) {
                value += hessian[i][j] * v[i] * v[j] / 2;
            }
        }
        return value;
    }
}
