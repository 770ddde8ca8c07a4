package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.model.CountBlock;
import org.esmpy.solver.internal.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against their formulas, written without regard to speed. */
class KlKernelsTest {
    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void numeratorOfHIsTheNaiveSum(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 1);
        double[] out = new double[KernelFixture.PIXELS * phases];
        double logs = fixture.passes().numeratorH(fixture.d(), fixture.ht(), out);
        double[] expected = new double[out.length];
        double[] expectedLogs = new double[1];
        fixture.forEach((l, p, x, y) -> {
            expectedLogs[0] += x * Math.log(y);
            for (int k = 0; k < phases; k++) {
                expected[p * phases + k] += fixture.d(l, k) * x / y;
            }
        });
        assertThat(logs).isCloseTo(expectedLogs[0], within(REL * Math.abs(expectedLogs[0])));
        KernelFixture.assertClose(out, expected);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void numeratorOfDIsTheNaiveSum(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 2);
        double[] out = new double[fixture.d().length];
        fixture.passes().numeratorD(fixture.d(), fixture.ht(), out);
        double[] expected = new double[out.length];
        fixture.forEach((l, p, x, y) -> {
            for (int k = 0; k < phases; k++) {
                expected[l * CountPasses.stride(phases) + k] += fixture.ht()[p * phases + k] * x / y;
            }
        });
        KernelFixture.assertClose(out, expected);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void unrolledAgreesWithGeneral(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 3);
        double[] dense = new double[KernelFixture.CHANNELS * phases];
        for (int l = 0; l < KernelFixture.CHANNELS; l++) {
            for (int k = 0; k < phases; k++) {
                dense[l * phases + k] = fixture.d(l, k);
            }
        }
        double[] out = new double[KernelFixture.PIXELS * phases];
        fixture.passes().numeratorH(fixture.d(), fixture.ht(), out);
        double[] general = new double[out.length];
        for (CountBlock block : fixture.counts().blocks()) {
            KlKernelsN.numeratorH(block, dense, fixture.ht(), general, phases);
        }
        KernelFixture.assertClose(out, general);
    }

    /** Products of rates leave the range of a double many times over. */
    @ParameterizedTest(name = "rates times {0}")
    @ValueSource(doubles = {1e-160, 1e-60, 1e60, 1e160})
    void logarithmsSurviveExtremeRates(double scale) {
        KernelFixture fixture = new KernelFixture(3, 4);
        double logs = fixture.passes().numeratorH(fixture.d(), fixture.ht(), new double[KernelFixture.PIXELS * 3]);
        double[] scaled = fixture.d().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        double extreme = fixture.passes().numeratorH(scaled, fixture.ht(), new double[KernelFixture.PIXELS * 3]);
        double expected = logs + fixture.counts().total() * Math.log(scale);
        assertThat(extreme).isCloseTo(expected, within(REL * Math.abs(expected)));
    }
}
