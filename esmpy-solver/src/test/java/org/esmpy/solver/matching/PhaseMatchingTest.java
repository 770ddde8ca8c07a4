package org.esmpy.solver.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PhaseMatchingTest {
    /** An arc cosine near 1 keeps half the digits. */
    private static final double ROUNDING_DEG = 1e-5;

    private final DMatrixRMaj spectra = new DMatrixRMaj(new double[][] {{1, 2, 0, 1, 0}, {0, 0, 3, 1, 0}});

    @Test
    void givesTheAnglesOfPlaneGeometryAndNinetyForAnEmptySpectrum() {
        double[] angles = PhaseMatching.anglesDeg(spectra, spectra)[0];
        double[] expected = {0, 0, 90, 45, 90};
        for (int k = 0; k < expected.length; k++) {
            assertThat(angles[k]).as("spectrum %d", k).isCloseTo(expected[k], within(ROUNDING_DEG));
        }
    }

    @Test
    void givesTheSameByWeightsAsBySpectra() {
        DMatrixRMaj g = random(7, 4, 1);
        DMatrixRMaj first = random(4, 3, 2);
        DMatrixRMaj second = random(4, 2, 3);
        double[][] byWeights = PhaseMatching.anglesDeg(g, first, second);
        double[][] bySpectra =
                PhaseMatching.anglesDeg(CommonOps_DDRM.mult(g, first, null), CommonOps_DDRM.mult(g, second, null));
        for (int i = 0; i < 3; i++) {
            assertThat(byWeights[i]).containsExactly(bySpectra[i], within(ROUNDING_DEG));
        }
    }

    @Test
    void findsNoDistanceBetweenThePhasesOfAnotherOrder() {
        DMatrixRMaj g = CommonOps_DDRM.identity(2);
        DMatrixRMaj first = new DMatrixRMaj(new double[][] {{1, 1}, {0, 1}});
        DMatrixRMaj second = new DMatrixRMaj(new double[][] {{2, 3}, {2, 0}});
        assertThat(PhaseMatching.farthestDeg(g, first, second)).isCloseTo(0, within(ROUNDING_DEG));
    }

    private static DMatrixRMaj random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextDouble();
        }
        return matrix;
    }
}
