package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DetectorResponse} keeps. */
public abstract class DetectorResponseContract extends PhysicsSourceContract<DetectorResponse> {
    private static final double CHANNEL_KEV = 0.01;
    /** What a response may leave outside its declared support. */
    private static final double NEGLIGIBLE = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {0.1085, 0.277, 1.74, 6.4, 17.5, 68.8})
    public void channelsAddUpToTheWholeLine(double lineKeV) {
        double from = source().lowestKeV(lineKeV);
        double sum = 0;
        for (double at = from; at < source().highestKeV(lineKeV); at += CHANNEL_KEV) {
            double share = source().fraction(lineKeV, at, at + CHANNEL_KEV);
            assertThat(share).isBetween(0.0, 1.0);
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(NEGLIGIBLE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1085, 1.74, 17.5})
    public void littleLiesOutsideTheSupport(double lineKeV) {
        assertThat(source().fraction(lineKeV, -1000, source().lowestKeV(lineKeV)))
                .isBetween(0.0, NEGLIGIBLE);
        assertThat(source().fraction(lineKeV, source().highestKeV(lineKeV), 1000))
                .isBetween(0.0, NEGLIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1085, 1.74, 17.5})
    public void isWideEnoughToHoldThePeak(double lineKeV) {
        double fwhm = source().fwhmKeV(lineKeV);
        assertThat(fwhm).isPositive().isFinite();
        assertThat(source().highestKeV(lineKeV) - source().lowestKeV(lineKeV)).isGreaterThan(fwhm);
        assertThat(source().fraction(lineKeV, lineKeV - fwhm, lineKeV + fwhm)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, -5, Double.NaN})
    public void refusesIntervalsThatEndBeforeTheyBegin(double width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().fraction(6.4, 6.4, 6.4 + width))
                .withMessageContaining("keV");
    }
}
