package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against their formulas, written without regard to speed. */
class KlKernelsTest {
    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    private static final int CHANNELS = 40;
    private static final int PIXELS = 1500;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void numeratorOfHIsTheNaiveSum(int phases) {
        Fixture fixture = new Fixture(phases, 1);
        double[] out = new double[PIXELS * phases];
        double logs = fixture.passes().numeratorH(fixture.d, fixture.ht, out);
        double[] expected = new double[out.length];
        double[] expectedLogs = new double[1];
        fixture.forEach((l, p, x, y) -> {
            expectedLogs[0] += x * Math.log(y);
            for (int k = 0; k < phases; k++) {
                expected[p * phases + k] += fixture.d(l, k) * x / y;
            }
        });
        assertThat(logs).isCloseTo(expectedLogs[0], within(REL * Math.abs(expectedLogs[0])));
        assertClose(out, expected);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void numeratorOfDIsTheNaiveSum(int phases) {
        Fixture fixture = new Fixture(phases, 2);
        double[] out = new double[fixture.d.length];
        fixture.passes().numeratorD(fixture.d, fixture.ht, out);
        double[] expected = new double[out.length];
        fixture.forEach((l, p, x, y) -> {
            for (int k = 0; k < phases; k++) {
                expected[l * CountPasses.stride(phases) + k] += fixture.ht[p * phases + k] * x / y;
            }
        });
        assertClose(out, expected);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void unrolledAgreesWithGeneral(int phases) {
        Fixture fixture = new Fixture(phases, 3);
        double[] dense = new double[CHANNELS * phases];
        for (int l = 0; l < CHANNELS; l++) {
            for (int k = 0; k < phases; k++) {
                dense[l * phases + k] = fixture.d(l, k);
            }
        }
        double[] out = new double[PIXELS * phases];
        fixture.passes().numeratorH(fixture.d, fixture.ht, out);
        double[] general = new double[out.length];
        for (CountBlock block : fixture.counts.blocks()) {
            KlKernelsN.numeratorH(block, dense, fixture.ht, general, phases);
        }
        assertClose(out, general);
    }

    /** Products of rates leave the range of a double many times over. */
    @ParameterizedTest(name = "rates times {0}")
    @ValueSource(doubles = {1e-160, 1e-60, 1e60, 1e160})
    void logarithmsSurviveExtremeRates(double scale) {
        Fixture fixture = new Fixture(3, 4);
        double logs = fixture.passes().numeratorH(fixture.d, fixture.ht, new double[PIXELS * 3]);
        double[] scaled = fixture.d.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        double extreme = fixture.passes().numeratorH(scaled, fixture.ht, new double[PIXELS * 3]);
        double expected = logs + fixture.counts.total() * Math.log(scale);
        assertThat(extreme).isCloseTo(expected, within(REL * Math.abs(expected)));
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("entry %d", i).isCloseTo(expected[i], within(REL * Math.abs(expected[i])));
        }
    }

    private interface Entry {
        void accept(int channel, int pixel, int count, double rate);
    }

    private static final class Fixture {
        private final int phases;
        private final CountMatrix counts;
        private final double[] d;
        private final double[] ht;

        Fixture(int phases, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            this.phases = phases;
            CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
            for (int p = 0; p < PIXELS; p++) {
                for (int l = 0; l < CHANNELS && p % 100 != 99; l++) {
                    builder.add(l, Math.max(0, random.nextInt(9) - 5));
                }
                builder.endPixel();
            }
            this.counts = builder.build();
            this.d = random.doubles(CHANNELS * CountPasses.stride(phases), 0.01, 1)
                    .toArray();
            this.ht = random.doubles(PIXELS * phases, 0.01, 1).toArray();
        }

        CountPasses passes() {
            return new CountPasses(counts, phases, Workers.single());
        }

        double d(int channel, int phase) {
            return d[channel * CountPasses.stride(phases) + phase];
        }

        void forEach(Entry entry) {
            for (int p = 0; p < PIXELS; p++) {
                int pixel = p;
                counts.forEach(p, (l, x) -> {
                    double rate = 0;
                    for (int k = 0; k < phases; k++) {
                        rate += d(l, k) * ht[pixel * phases + k];
                    }
                    entry.accept(l, pixel, x, rate);
                });
            }
        }
    }
}
