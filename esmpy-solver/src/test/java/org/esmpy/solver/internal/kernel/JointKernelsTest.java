package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.model.CountBlock;
import org.esmpy.solver.internal.CountPasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The joint pass against its formula, written without regard to speed. */
class JointKernelsTest {
    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12})
    void givesBothNaiveSums(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 11);
        double[] outH = new double[fixture.ht().length];
        double[] outD = new double[fixture.d().length];
        double logs = fixture.passes().joint(fixture.d(), fixture.ht(), outH, outD);
        double[] expectedH = new double[outH.length];
        double[] expectedD = new double[outD.length];
        double[] expectedLogs = new double[1];
        fixture.forEach((l, p, x, y) -> {
            expectedLogs[0] += x * Math.log(y);
            for (int k = 0; k < phases; k++) {
                expectedH[p * phases + k] += fixture.d(l, k) * x / y;
                expectedD[l * CountPasses.stride(phases) + k] += fixture.h(k, p) * x / y;
            }
        });
        assertThat(logs).isCloseTo(expectedLogs[0], within(REL * Math.abs(expectedLogs[0])));
        KernelFixture.assertClose(outH, expectedH);
        KernelFixture.assertClose(outD, expectedD);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 4})
    void unrolledAgreesWithGeneral(int phases) {
        KernelFixture fixture = new KernelFixture(phases, 12);
        double[] outH = new double[fixture.ht().length];
        double[] outD = new double[fixture.d().length];
        fixture.passes().joint(fixture.d(), fixture.ht(), outH, outD);
        double[] generalH = new double[outH.length];
        double[] generalD = new double[KernelFixture.CHANNELS * phases];
        for (CountBlock block : fixture.counts().blocks()) {
            JointKernelsN.joint(block, fixture.unpadded(), fixture.ht(), generalH, generalD, phases);
        }
        KernelFixture.assertClose(outH, generalH);
        for (int l = 0; l < KernelFixture.CHANNELS; l++) {
            for (int k = 0; k < phases; k++) {
                double expected = generalD[l * phases + k];
                assertThat(outD[l * CountPasses.stride(phases) + k]).isCloseTo(expected, within(REL * expected));
            }
        }
    }
}
