package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplexQuadraticTest {
    /** Slopes of entries between which nothing moves, relative to the largest slope. */
    private static final double OPTIMAL = 1e-6;

    /** Rounding of exchanges between entries of at most 1. */
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsWhereNoExchangeHelps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int k = 2 + (int) (seed % 4);
        DMatrixRMaj root = SmallProblems.uniform(k + 2, k, -1, 1, random);
        DMatrixRMaj q = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(root, root, q);
        double[] b = SmallProblems.uniform(1, k, -1, 1, random).data;
        double[] h = new double[k];
        h[0] = 1;
        SimplexQuadratic.minimise(b, q.data, h, 0, k, 5000, 1e-12);
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] slope = b.clone();
        for (int i = 0; i < k; i++) {
            sum += h[i];
            for (int j = 0; j < k; j++) {
                slope[i] += q.get(i, j) * h[j];
            }
            least = Math.min(least, slope[i]);
        }
        assertThat(sum).isCloseTo(1, within(ROUNDING));
        for (int i = 0; i < k; i++) {
            assertThat(h[i]).isNotNegative();
            assertThat(h[i] * (slope[i] - least)).as("entry %d", i).isLessThan(OPTIMAL);
        }
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 3})
    void aLinearFunctionEndsInACorner(int k) {
        double[] h = new double[k];
        Arrays.fill(h, 1.0 / k);
        double[] b = new double[k];
        b[k - 1] = -1;
        SimplexQuadratic.minimise(b, new double[k * k], h, 0, k, 50, 0);
        assertThat(h[k - 1]).isEqualTo(1);
    }
}
