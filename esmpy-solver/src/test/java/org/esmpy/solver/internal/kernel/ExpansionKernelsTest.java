package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SparseRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Second-order kernels against their formulas, written without regard to speed. */
class ExpansionKernelsTest {
    /** Order of summation over some hundred terms. */
    private static final double REL = 1e-11;

    private static final int CHANNELS = 60;
    private static final int COLUMNS = 4;
    private static final int PIXEL = 1;

    /** Counts 0, 1, a few, and more than are multiplied out. */
    private static final CountMatrix COUNTS =
            SmallProblems.counts(CHANNELS, 3, (l, p) -> l % 4 == 0 ? 0 : l % 7 == 0 ? 3 * l : l % 3);

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void expansionIsTheNaiveSum(int phases) {
        Fixture f = new Fixture(phases);
        double[] out = new double[ExpansionKernelsN.size(phases)];
        double logs = phases == 3
                ? ExpansionKernels3.expand(f.block, PIXEL, f.d, f.h, 0, out, 0)
                : ExpansionKernelsN.expand(f.block, PIXEL, f.d, f.h, 0, out, 0, phases);
        double[] expected = new double[out.length];
        double[] expectedLogs = new double[1];
        COUNTS.forEach(PIXEL, (l, x) -> {
            double y = f.rate(l);
            expectedLogs[0] += x * Math.log(y);
            int entry = phases;
            for (int a = 0; a < phases; a++) {
                expected[a] += x * f.d(l, a) / y;
                for (int b = 0; b <= a; b++) {
                    expected[entry++] += x * f.d(l, a) * f.d(l, b) / (y * y);
                }
            }
        });
        assertThat(logs).isCloseTo(expectedLogs[0], within(REL * Math.abs(expectedLogs[0])));
        assertClose(out, expected);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void weightSumsAreTheNaiveSums(int phases) {
        Fixture f = new Fixture(phases);
        SparseRows g = new SparseRows(f.g);
        int triangle = phases * (phases + 1) / 2;
        double[] u = new double[COLUMNS * (phases + 1)];
        double[] s = new double[CHANNELS * triangle];
        if (phases == 3) {
            WeightKernels3.add(f.block, PIXEL, f.d, f.h, 0, g.start(), g.column(), g.value(), u, s);
        } else {
            WeightKernelsN.add(f.block, PIXEL, f.d, f.h, 0, phases, g.start(), g.column(), g.value(), u, s);
        }
        double[] expectedU = new double[u.length];
        double[] expectedS = new double[s.length];
        COUNTS.forEach(PIXEL, (l, x) -> {
            double y = f.rate(l);
            int entry = l * triangle;
            for (int a = 0; a < phases; a++) {
                for (int b = 0; b <= a; b++) {
                    expectedS[entry++] += x * f.h[a] * f.h[b] / (y * y);
                }
            }
            for (int c = 0; c < COLUMNS; c++) {
                expectedU[c * (phases + 1)] += x * f.g.get(l, c) / y;
                for (int k = 0; k < phases; k++) {
                    expectedU[c * (phases + 1) + 1 + k] += x * f.g.get(l, c) * f.d(l, k) / (y * y);
                }
            }
        });
        assertClose(u, expectedU);
        assertClose(s, expectedS);
    }

    @ParameterizedTest(name = "rates times {0}")
    @ValueSource(doubles = {1e-160, 1e-30, 1e60, 1e160})
    void logarithmsSurviveExtremeRates(double scale) {
        Fixture f = new Fixture(3);
        double[] out = new double[ExpansionKernelsN.size(3)];
        double logs = ExpansionKernels3.expand(f.block, PIXEL, f.d, f.h, 0, out, 0);
        for (int i = 0; i < f.d.length; i++) {
            f.d[i] *= scale;
        }
        double scaled = ExpansionKernels3.expand(f.block, PIXEL, f.d, f.h, 0, out, 0);
        double expected = logs + COUNTS.pixelTotals()[PIXEL] * Math.log(scale);
        assertThat(scaled).isCloseTo(expected, within(REL * Math.abs(expected)));
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("entry %d", i).isCloseTo(expected[i], within(REL * Math.abs(expected[i])));
        }
    }

    private static final class Fixture {
        final CountBlock block = COUNTS.blocks().get(0);
        final DMatrixRMaj g;
        final double[] d;
        final double[] h;
        final int stride;

        Fixture(int phases) {
            SplittableRandom random = new SplittableRandom(phases);
            g = SmallProblems.uniform(CHANNELS, COLUMNS, 0.1, 1, random);
            stride = CountPasses.stride(phases);
            d = new double[CHANNELS * stride];
            new SparseRows(g).times(SmallProblems.uniform(COLUMNS, phases, 0, 1, random).data, phases, d, stride);
            h = SmallProblems.uniform(1, phases, 0.1, 1, random).data;
        }

        double d(int l, int k) {
            return d[l * stride + k];
        }

        double rate(int l) {
            double y = 0;
            for (int k = 0; k < h.length; k++) {
                y += d(l, k) * h[k];
            }
            return y;
        }
    }
}
