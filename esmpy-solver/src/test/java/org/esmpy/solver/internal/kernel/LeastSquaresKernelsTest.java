package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against their formulas, written without regard to speed. */
class LeastSquaresKernelsTest {
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 5})
    void productsAreTheNaiveSums(int phases) {
        KernelFixture fixture = new KernelFixture(phases, new KernelsN(phases));
        double[] byPixel = new double[KernelFixture.PIXELS * phases];
        double[] byChannel = new double[KernelFixture.CHANNELS * phases];
        for (CountBlock block : fixture.counts().blocks()) {
            LeastSquaresKernels.timesD(block, fixture.d(), byPixel, phases);
            LeastSquaresKernels.timesH(block, fixture.ht(), byChannel, phases);
        }
        double[] expectedByPixel = new double[byPixel.length];
        double[] expectedByChannel = new double[byChannel.length];
        fixture.forEach((l, p, x, y) -> {
            for (int k = 0; k < phases; k++) {
                expectedByPixel[p * phases + k] += x * fixture.d(l, k);
                expectedByChannel[l * phases + k] += x * fixture.h(k, p);
            }
        });
        KernelFixture.assertClose(byPixel, expectedByPixel);
        KernelFixture.assertClose(byChannel, expectedByChannel);
    }
}
