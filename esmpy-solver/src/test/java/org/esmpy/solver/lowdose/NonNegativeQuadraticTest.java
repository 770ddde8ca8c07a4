package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.internal.reduced.BoxQuadratic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeQuadraticTest {
    /** Slopes are sums of some ten products of entries near 1. */
    private static final double ROUNDING = 1e-9;

    /** Of M, with a ridge of 1e-3 under products near 10. */
    private static final double CONDITION = 1e4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void satisfiesTheConditionsOfTheMinimum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 12;
        DMatrixRMaj root = SmallProblems.uniform(n, n, -1, 1, random);
        DMatrixRMaj m = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(root, root, m);
        for (int i = 0; i < n; i++) {
            m.add(i, i, 1e-3);
        }
        double[] t = SmallProblems.uniform(1, n, -1, 1, random).data;
        double[] start = SmallProblems.uniform(1, n, 0, 1, random).data;
        for (int i = 0; i < n; i += 3) {
            start[i] = 0;
        }
        double[] x = NonNegativeQuadratic.minimise(m.data, t, start);
        for (int i = 0; i < n; i++) {
            double slope = -t[i];
            for (int j = 0; j < n; j++) {
                slope += m.get(i, j) * x[j];
            }
            assertThat(x[i]).isNotNegative();
            assertThat(slope).as("slope %d", i).isGreaterThan(-ROUNDING);
            assertThat(Math.abs(x[i] * slope)).as("entry %d", i).isLessThan(ROUNDING);
        }
        assertThat(byBoxQuadratic(m.data, t)).as("seed %d", seed).containsExactly(x, within(CONDITION * ROUNDING));
    }

    /** The same from 0 in one step above the bounds. */
    private static double[] byBoxQuadratic(double[] m, double[] t) {
        int n = t.length;
        BoxQuadratic quadratic = new BoxQuadratic(new boolean[n]);
        double[] g = Arrays.stream(t).map(value -> -value).toArray();
        assertThat(quadratic.solve(m, new double[n], g, new double[n])).isTrue();
        return quadratic.x();
    }
}
