package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against their formulas, written without regard to speed. */
class KernelsTest {
    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    /** All that are written out, and the general ones with every remainder of a division by four. */
    static Stream<KernelFixture> fixtures() {
        return Stream.concat(
                IntStream.rangeClosed(1, 8).mapToObj(phases -> new KernelFixture(phases, Kernels.of(phases))),
                IntStream.of(4, 5, 6, 7, 8, 9, 12).mapToObj(phases -> new KernelFixture(phases, new KernelsN(phases))));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void numeratorOfHIsTheNaiveSum(KernelFixture fixture) {
        double[] out = new double[fixture.ht().length];
        double logs = 0;
        for (CountBlock block : fixture.blocks()) {
            logs += fixture.kernels().numeratorH(block, fixture.d(), fixture.ht(), out);
        }
        KernelFixture.assertClose(new double[] {logs}, naiveLogs(fixture));
        KernelFixture.assertClose(out, naiveNumeratorH(fixture));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void numeratorOfDIsTheNaiveSum(KernelFixture fixture) {
        double[] out = new double[fixture.d().length];
        for (CountBlock block : fixture.blocks()) {
            fixture.kernels().numeratorD(block, fixture.d(), fixture.ht(), out);
        }
        KernelFixture.assertClose(out, naiveNumeratorD(fixture));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void jointPassGivesBothNaiveSums(KernelFixture fixture) {
        double[] outH = new double[fixture.ht().length];
        double[] outD = new double[fixture.d().length];
        double logs = 0;
        for (CountBlock block : fixture.blocks()) {
            logs += fixture.kernels().joint(block, fixture.d(), fixture.ht(), outH, outD);
        }
        KernelFixture.assertClose(new double[] {logs}, naiveLogs(fixture));
        KernelFixture.assertClose(outH, naiveNumeratorH(fixture));
        KernelFixture.assertClose(outD, naiveNumeratorD(fixture));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void derivativesOfAPixelAreTheNaiveSums(KernelFixture fixture) {
        int phases = fixture.phases();
        int triangle = fixture.triangle();
        double[] actualG = new double[fixture.ht().length];
        double[] actualQ = new double[KernelFixture.PIXELS * triangle];
        double[] scratch = fixture.kernels().scratch(KernelFixture.CHANNELS);
        double[] g = new double[phases];
        double[] q = new double[triangle];
        for (CountBlock block : fixture.blocks()) {
            for (int p = 0; p < block.pixels(); p++) {
                int pixel = block.firstPixel() + p;
                double[] h = Arrays.copyOfRange(fixture.ht(), pixel * phases, (pixel + 1) * phases);
                fixture.kernels().derivatives(block, p, fixture.d(), h, g, q, scratch);
                System.arraycopy(g, 0, actualG, pixel * phases, phases);
                System.arraycopy(q, 0, actualQ, pixel * triangle, triangle);
            }
        }
        double[] expectedQ = new double[actualQ.length];
        fixture.forEach((l, p, x, y) -> {
            int at = p * triangle;
            for (int k = 0; k < phases; k++) {
                for (int j = 0; j <= k; j++) {
                    expectedQ[at++] += fixture.d(l, k) * fixture.d(l, j) * x / y / y;
                }
            }
        });
        KernelFixture.assertClose(actualG, naiveNumeratorH(fixture));
        KernelFixture.assertClose(actualQ, expectedQ);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void curvatureInDIsTheNaiveSum(KernelFixture fixture) {
        int triangle = fixture.triangle();
        double[] outH = new double[fixture.ht().length];
        double[] outD = new double[fixture.d().length];
        double[] outS = new double[KernelFixture.CHANNELS * triangle];
        double logs = 0;
        for (CountBlock block : fixture.blocks()) {
            logs += fixture.kernels().curvature(block, fixture.d(), fixture.ht(), outH, outD, outS);
        }
        fixture.kernels().completeD(fixture.d(), outS, outD);
        double[] expectedS = new double[outS.length];
        fixture.forEach((l, p, x, y) -> {
            int at = l * triangle;
            for (int k = 0; k < fixture.phases(); k++) {
                for (int j = 0; j <= k; j++) {
                    expectedS[at++] += fixture.h(k, p) * fixture.h(j, p) * x / y / y;
                }
            }
        });
        KernelFixture.assertClose(new double[] {logs}, naiveLogs(fixture));
        KernelFixture.assertClose(outH, naiveNumeratorH(fixture));
        KernelFixture.assertClose(outD, naiveNumeratorD(fixture));
        KernelFixture.assertClose(outS, expectedS);
    }

    /** Products of rates leave the range of a double many times over. */
    @ParameterizedTest(name = "rates times {0}")
    @ValueSource(doubles = {1e-160, 1e-60, 1e60, 1e160})
    void logarithmsSurviveExtremeRates(double scale) {
        KernelFixture fixture = new KernelFixture(3, Kernels.of(3));
        CountPasses passes = new CountPasses(fixture.counts(), 3, Workers.single());
        double logs = passes.numeratorH(fixture.d(), fixture.ht(), new double[KernelFixture.PIXELS * 3]);
        double[] scaled = Arrays.stream(fixture.d()).map(d -> d * scale).toArray();
        double extreme = passes.numeratorH(scaled, fixture.ht(), new double[KernelFixture.PIXELS * 3]);
        double expected = logs + fixture.counts().total() * Math.log(scale);
        assertThat(extreme).isCloseTo(expected, within(REL * Math.abs(expected)));
    }

    private static double[] naiveLogs(KernelFixture fixture) {
        double[] logs = new double[1];
        fixture.forEach((l, p, x, y) -> logs[0] += x * Math.log(y));
        return logs;
    }

    private static double[] naiveNumeratorH(KernelFixture fixture) {
        double[] expected = new double[fixture.ht().length];
        fixture.forEach((l, p, x, y) -> {
            for (int k = 0; k < fixture.phases(); k++) {
                expected[p * fixture.phases() + k] += fixture.d(l, k) * x / y;
            }
        });
        return expected;
    }

    private static double[] naiveNumeratorD(KernelFixture fixture) {
        double[] expected = new double[fixture.d().length];
        fixture.forEach((l, p, x, y) -> {
            for (int k = 0; k < fixture.phases(); k++) {
                expected[l * fixture.kernels().stride() + k] += fixture.h(k, p) * x / y;
            }
        });
        return expected;
    }
}
