package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplexMultiplierTest {
    /** espm's own search of ν stops at 1e-12 in these numbers; conditioning costs a few digits. */
    private static final double ESPM = 1e-9;

    private static final double SUM = 1e-14;

    @Test
    void findsTheMultipliersOfEspm() {
        Oracle oracle = new Oracle("espm-dichotomy.csv");
        DMatrixRMaj n = oracle.get("num");
        DMatrixRMaj s = oracle.get("den");
        DMatrixRMaj nu = oracle.get("nu_mu");
        for (int p = 0; p < n.getNumCols(); p++) {
            double[] out = new double[4];
            assertThat(SimplexMultiplier.solve(column(n, p), column(s, p), 4, 1, out, 0))
                    .isTrue();
            for (int k = 0; k < 4; k++) {
                double expected = n.get(k, p) / (s.get(k, p) + nu.get(0, p));
                assertThat(out[k]).as("entry %d of pixel %d", k, p).isCloseTo(expected, within(ESPM));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsToTheTotalForAnyMagnitudes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            int size = 1 + random.nextInt(8);
            double[] n = new double[size];
            double[] s = new double[size];
            for (int k = 0; k < size; k++) {
                n[k] = random.nextInt(5) == 0 ? 0 : Math.pow(10, random.nextDouble(-12, 6));
                s[k] = Math.pow(10, random.nextDouble(-3, 6));
            }
            n[0] = Math.max(n[0], 1e-9);
            double total = i % 2 == 0 ? 1 : random.nextDouble(0.001, 1);
            double[] out = new double[size + 1];
            assertThat(SimplexMultiplier.solve(n, s, size, total, out, 1)).isTrue();
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += out[k + 1];
                assertThat(out[k + 1]).as("seed %d, case %d", seed, i).isBetween(0.0, total * (1 + SUM));
                assertThat(out[k + 1] > 0 || n[k] < 1e-9).isTrue();
            }
            assertThat(sum).as("seed %d, case %d", seed, i).isCloseTo(total, within(SUM));
        }
    }

    @Test
    void leavesTheEntriesAloneWhenEveryNumeratorIsZero() {
        double[] out = {0.3, 0.7};
        assertThat(SimplexMultiplier.solve(new double[2], new double[] {1, 2}, 2, 1, out, 0))
                .isFalse();
        assertThat(out).containsExactly(0.3, 0.7);
    }

    private static double[] column(DMatrixRMaj matrix, int column) {
        double[] values = new double[matrix.getNumRows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = matrix.get(row, column);
        }
        return values;
    }
}
