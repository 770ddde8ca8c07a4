package org.esmpy.bench.report.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearSharesTest {
    private static final double[] ONES = {1, 1};

    /** Of doubles. */
    private static final double ROUNDING = 1e-12;

    /** What one of two elements gains the other loses: {@code w = m·x / (m·x + n·(1−x))} has the slope {@code m·n/(…)²}. */
    @Test
    void percentByWeightOfTwoElementsHasTheErrorOfItsSlope() {
        double[] masses = {16, 56};
        double[][] covariance = {{1e-4, -1e-4}, {-1e-4, 1e-4}};
        LinearShares shares = new LinearShares(new double[] {0.4, 0.6}, masses, masses);
        double sum = 16 * 0.4 + 56 * 0.6;
        assertThat(shares.value(0)).isCloseTo(16 * 0.4 / sum, within(ROUNDING));
        assertThat(shares.error(0, covariance)).isCloseTo(0.01 * 16 * 56 / (sum * sum), within(ROUNDING));
        assertThat(shares.error(1, covariance)).isCloseTo(shares.error(0, covariance), within(ROUNDING));
    }

    /** Relative errors of independent numbers add in square. */
    @Test
    void aRatioOfIndependentSharesHasBothRelativeErrors() {
        LinearShares ratio = new LinearShares(new double[] {0.2, 0.5}, ONES, new double[] {0, 1});
        double[][] covariance = {{4e-4, 0}, {0, 1e-4}};
        assertThat(ratio.value(0)).isCloseTo(0.4, within(ROUNDING));
        assertThat(ratio.error(0, covariance)).isCloseTo(0.4 * Math.hypot(0.1, 0.02), within(ROUNDING));
    }

    @Test
    void whatDoesNotMatterMayBeUnknown() {
        LinearShares ratio =
                new LinearShares(new double[] {0.2, 0.3, 0.5}, new double[] {1, 1, 1}, new double[] {0, 1, 0});
        double[][] covariance = {{1e-4, 0, 0}, {0, 1e-4, 0}, {0, 0, Double.NaN}};
        assertThat(ratio.error(0, covariance)).isPositive();
        assertThat(ratio.error(2, covariance)).isNaN();
    }

    @Test
    void aPhaseWithoutAtomsHasNoShares() {
        LinearShares nothing = new LinearShares(new double[] {0, 0}, ONES, ONES);
        assertThat(nothing.value(0)).isNaN();
        assertThat(nothing.error(0, new double[2][2])).isNaN();
    }
}
