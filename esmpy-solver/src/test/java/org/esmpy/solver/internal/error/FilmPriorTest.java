package org.esmpy.solver.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class FilmPriorTest {
    private static final double ROUNDING = 1e-12;

    /** Covariance of the logarithms before the counts are seen. */
    private static DMatrixRMaj covariance(int phases) {
        DMatrixRMaj covariance = CommonOps_DDRM.identity(phases);
        CommonOps_DDRM.scale(0.5 * 0.5, covariance);
        CommonOps_DDRM.add(covariance, 0.75 * 0.75, covariance);
        return covariance;
    }

    @Test
    void variancesAreThoseOfTheInverseOfAllInformation() {
        double[] information = {0, 3, 250};
        DMatrixRMaj inverse = covariance(3);
        CommonOps_DDRM.invert(inverse);
        CommonOps_DDRM.addEquals(inverse, CommonOps_DDRM.diag(information));
        CommonOps_DDRM.invert(inverse);
        double[] variances = FilmPrior.variances(information);
        for (int k = 0; k < 3; k++) {
            assertThat(variances[k]).isCloseTo(inverse.get(k, k), within(ROUNDING));
        }
    }

    @Test
    void withoutCountsTheVarianceIsThatOfAGuessAndOfTheDensity() {
        assertThat(FilmPrior.variances(new double[2])[1]).isCloseTo(0.25 + 0.5625, within(ROUNDING));
    }

    /** The most likely factor of a phase: the maximum of a product of two normal densities. */
    @Test
    void theCommonFactorIsShrunkTowardsTheGivenThickness() {
        double[] logs = {-2, -1.6};
        double common = FilmPrior.common(logs);
        double slope = (logs[0] + logs[1] - 2 * common) / 0.25 - common / 0.5625;
        assertThat(slope).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void aPhaseIsBelievedNearTheOthersOnly() {
        assertThat(FilmPrior.believed(-3, -1)).isEqualTo(-2.5);
        assertThat(FilmPrior.isAtLimit(-2.5, -1)).isTrue();
        assertThat(FilmPrior.isAtLimit(-2.4, -1)).isFalse();
        assertThat(FilmPrior.isAtLimit(-2.8, -2)).isTrue();
    }
}
