package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.DetectorResponseContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearGaussianTest extends DetectorResponseContract {
    private static final double ROUNDING = 1e-12;

    @Override
    protected DetectorResponse source() {
        return DetectorResponses.linearGaussian();
    }

    @Test
    void widthGrowsLinearly() {
        assertThat(DetectorResponses.linearGaussian(0.06, 0.02).fwhmKeV(5)).isCloseTo(0.16, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.01", "-1, 0.01", "0.06, -0.01", "NaN, 0", "0.06, NaN"})
    void refusesWidthsThatAreNone(double offsetKeV, double slope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorResponses.linearGaussian(offsetKeV, slope))
                .withMessageContaining(offsetKeV + " keV and " + slope);
    }
}
