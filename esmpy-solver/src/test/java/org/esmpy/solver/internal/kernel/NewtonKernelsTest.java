package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.internal.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second-order kernels against their formulas, written without regard to speed. */
class NewtonKernelsTest {
    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12})
    void derivativesOfAPixelAreTheNaiveSums(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 21);
        int triangle = phases * (phases + 1) / 2;
        double[] expectedG = new double[fixture.ht().length];
        double[] expectedQ = new double[KernelFixture.PIXELS * triangle];
        fixture.forEach((l, p, x, y) -> {
            int at = p * triangle;
            for (int k = 0; k < phases; k++) {
                expectedG[p * phases + k] += fixture.d(l, k) * x / y;
                for (int j = 0; j <= k; j++) {
                    expectedQ[at++] += fixture.d(l, k) * fixture.d(l, j) * x / y / y;
                }
            }
        });
        double[] actualG = new double[expectedG.length];
        double[] actualQ = new double[expectedQ.length];
        for (int p = 0; p < KernelFixture.PIXELS; p++) {
            double[] g = new double[phases];
            double[] q = new double[triangle];
            derivatives(fixture, p, phases, g, q);
            System.arraycopy(g, 0, actualG, p * phases, phases);
            System.arraycopy(q, 0, actualQ, p * triangle, triangle);
        }
        KernelFixture.assertClose(actualG, expectedG);
        KernelFixture.assertClose(actualQ, expectedQ);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12})
    void curvatureInDIsTheNaiveSum(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 22);
        int triangle = phases * (phases + 1) / 2;
        double[] joinedH = new double[fixture.ht().length];
        double[] joinedD = new double[fixture.d().length];
        double joinedLogs = fixture.passes().joint(fixture.d(), fixture.ht(), joinedH, joinedD);
        double[] expectedS = new double[KernelFixture.CHANNELS * triangle];
        fixture.forEach((l, p, x, y) -> {
            int at = l * triangle;
            for (int k = 0; k < phases; k++) {
                for (int j = 0; j <= k; j++) {
                    expectedS[at++] += fixture.h(k, p) * fixture.h(j, p) * x / y / y;
                }
            }
        });
        double[] outH = new double[joinedH.length];
        double[] outD = new double[joinedD.length];
        double[] outS = new double[expectedS.length];
        double logs = 0;
        for (CountBlock block : fixture.counts().blocks()) {
            logs += curvature(block, phases, fixture, outH, outD, outS);
        }
        assertThat(logs).isCloseTo(joinedLogs, within(REL * Math.abs(joinedLogs)));
        KernelFixture.assertClose(outH, joinedH);
        KernelFixture.assertClose(outD, joinedD);
        KernelFixture.assertClose(outS, expectedS);
    }

    private static void derivatives(KernelFixture fixture, int pixel, int phases, double[] g, double[] q) {
        CountBlock block = fixture.counts().blocks().get(pixel / CountMatrix.BLOCK_PIXELS);
        int p = pixel % CountMatrix.BLOCK_PIXELS;
        double[] h = new double[phases];
        System.arraycopy(fixture.ht(), pixel * phases, h, 0, phases);
        switch (phases) {
            case 2 -> NewtonKernels2.derivatives(block, p, fixture.d(), h, g, q);
            case 3 -> NewtonKernels3.derivatives(block, p, fixture.d(), h, g, q);
            case 4 -> NewtonKernels4.derivatives(block, p, fixture.d(), h, g, q);
            default -> general(fixture, pixel, fixture.d(), g, q);
        }
    }

    private static double curvature(
            CountBlock x, int phases, KernelFixture fixture, double[] outH, double[] outD, double[] outS) {
        return switch (phases) {
            case 2 -> NewtonKernels2.curvature(x, fixture.d(), fixture.ht(), outH, outD, outS);
            case 3 -> NewtonKernels3.curvature(x, fixture.d(), fixture.ht(), outH, outD, outS);
            case 4 -> NewtonKernels4.curvature(x, fixture.d(), fixture.ht(), outH, outD, outS);
            default ->
                NewtonKernelsN.curvature(x, fixture.d(), fixture.ht(), outH, outD, outS, phases, scratch(phases));
        };
    }

    private static void general(KernelFixture fixture, int pixel, double[] d, double[] g, double[] q) {
        CountBlock block = fixture.counts().blocks().get(pixel / CountMatrix.BLOCK_PIXELS);
        double[] h = Arrays.copyOfRange(fixture.ht(), pixel * g.length, (pixel + 1) * g.length);
        NewtonKernelsN.derivatives(
                block,
                pixel % CountMatrix.BLOCK_PIXELS,
                d,
                NewtonKernelsN.products(d, g.length),
                h,
                g,
                q,
                g.length,
                scratch(g.length));
    }

    private static double[] scratch(int phases) {
        return NewtonKernelsN.scratch(KernelFixture.CHANNELS, phases);
    }

    /** The stride of D is that of {@link CountPasses}, which the solvers use throughout. */
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 4})
    void unrolledAgreesWithGeneral(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 23);
        int triangle = phases * (phases + 1) / 2;
        double[] g = new double[phases];
        double[] q = new double[triangle];
        double[] generalG = new double[phases];
        double[] generalQ = new double[triangle];
        for (int p = 0; p < 99; p++) {
            derivatives(fixture, p, phases, g, q);
            general(fixture, p, fixture.unpadded(), generalG, generalQ);
            KernelFixture.assertClose(g, generalG);
            KernelFixture.assertClose(q, generalQ);
        }
    }
}
