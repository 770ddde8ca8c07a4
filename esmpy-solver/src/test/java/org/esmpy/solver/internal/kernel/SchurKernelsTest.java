package org.esmpy.solver.internal.kernel;

import java.util.SplittableRandom;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.internal.counts.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops of the Schur complement against their formulas, with every column in every channel. */
class SchurKernelsTest {
    private static final int COLUMNS = 6;

    @ParameterizedTest(name = "{0} phases, {1} directions")
    @CsvSource({"2,1", "3,1", "3,2", "3,3", "4,3", "5,4", "8,7"})
    void couplingIsTheNaiveSum(int phases, int directions) {
        KernelFixture fixture = new KernelFixture(phases, Kernels.of(phases));
        SplittableRandom random = new SplittableRandom(32);
        double[] g = random.doubles(KernelFixture.CHANNELS * COLUMNS).toArray();
        double[] z = random.doubles((long) phases * Math.max(2, phases)).toArray();
        int width = 1 + directions;
        int stored = COLUMNS * width;
        double[] expected = new double[KernelFixture.PIXELS * stored];
        fixture.forEach((l, p, x, y) -> {
            for (int c = 0; c < COLUMNS; c++) {
                int at = p * stored + c * width;
                expected[at] += x / y * g[l * COLUMNS + c];
                for (int n = 0; n < directions; n++) {
                    double along = 0;
                    for (int k = 0; k < phases; k++) {
                        along += fixture.d(l, k) * z[n * phases + k];
                    }
                    expected[at + 1 + n] += x / y / y * along * g[l * COLUMNS + c];
                }
            }
        });
        int[] start = new int[KernelFixture.CHANNELS + 1];
        int[] column = new int[g.length];
        for (int e = 0; e < g.length; e++) {
            start[e / COLUMNS + 1] = e + 1;
            column[e] = e % COLUMNS;
        }
        double[] actual = new double[expected.length];
        double[] out = new double[stored];
        for (CountBlock block : fixture.counts().blocks()) {
            for (int p = 0; p < block.pixels(); p++) {
                SchurKernels.couple(
                        block,
                        p,
                        fixture.d(),
                        CountPasses.stride(phases),
                        fixture.ht(),
                        z,
                        directions,
                        start,
                        column,
                        g,
                        new double[Math.max(2, phases)],
                        out,
                        COLUMNS,
                        phases);
                System.arraycopy(out, 0, actual, (block.firstPixel() + p) * stored, stored);
            }
        }
        KernelFixture.assertClose(actual, expected);
    }

    @ParameterizedTest(name = "{0} entries")
    @ValueSource(ints = {1, 3, 17, 60})
    void outerProductsAddUpInTheLowerTriangle(int size) {
        SplittableRandom random = new SplittableRandom(33);
        int rows = 12;
        double[][] v = new double[rows][];
        for (int row = 0; row < rows; row++) {
            v[row] = random.doubles(size).toArray();
        }
        double[][] actual = new double[size][];
        for (int i = 0; i < size; i++) {
            actual[i] = new double[i + 1];
        }
        SchurKernels.addOuterProducts(actual, v, rows);
        for (int i = 0; i < size; i++) {
            double[] expected = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                for (double[] row : v) {
                    expected[j] += row[i] * row[j];
                }
            }
            KernelFixture.assertClose(actual[i], expected);
        }
    }
}
