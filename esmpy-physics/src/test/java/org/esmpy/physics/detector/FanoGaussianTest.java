package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.DetectorResponseContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FanoGaussianTest extends DetectorResponseContract {
    /** The widths are quoted to 1 eV. */
    private static final double HALF_EV = 5e-4;

    private static final double ROUNDING = 1e-12;
    private static final double NARROW_KEV = 1e-6;
    private static final double SLOPE = 1e-6;

    @Override
    protected DetectorResponse source() {
        return DetectorResponses.fanoGaussian();
    }

    @ParameterizedTest
    @CsvSource({"5.8988, 0.130", "0.277, 0.057", "17.5, 0.212"})
    void widthFollowsTheFanoLaw(double lineKeV, double fwhmKeV) {
        assertThat(source().fwhmKeV(lineKeV)).isCloseTo(fwhmKeV, within(HALF_EV));
    }

    @Test
    void widthAtMnKaIsWhatWasAskedFor() {
        assertThat(DetectorResponses.fanoGaussian(125.5).fwhmKeV(5.8988)).isCloseTo(0.1255, within(ROUNDING));
    }

    @Test
    void fallsToHalfAtHalfTheFullWidth() {
        double half = source().fwhmKeV(6.4) / 2;
        double top = source().fraction(6.4, 6.4 - NARROW_KEV, 6.4 + NARROW_KEV);
        double side = source().fraction(6.4, 6.4 + half - NARROW_KEV, 6.4 + half + NARROW_KEV);
        assertThat(side / top).isCloseTo(0.5, within(SLOPE));
    }

    @Test
    void isSymmetric() {
        assertThat(source().fraction(6.4, 6.3, 6.35)).isCloseTo(source().fraction(6.4, 6.45, 6.5), within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -130, 119, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWidthsThatSiliconCannotHave(double fwhmMnKaEV) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorResponses.fanoGaussian(fwhmMnKaEV))
                .withMessageContaining("119.5 eV")
                .withMessageContaining("got " + fwhmMnKaEV);
    }
}
