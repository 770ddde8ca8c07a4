package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyAxisTest {
    /** A few units in the last place of energies around 20 keV. */
    private static final double ROUNDING_KEV = 1e-12;

    private final EnergyAxis axis = new EnergyAxis(0.3, 0.01, 1980);

    @Test
    void centresDoNotDrift() {
        assertThat(axis.centreKeV(1979)).isCloseTo(20.09, within(ROUNDING_KEV));
        assertThat(axis.highestKeV()).isCloseTo(20.095, within(ROUNDING_KEV));
    }

    @Test
    void everyCentreFallsIntoItsChannel() {
        for (int channel = 0; channel < axis.channels(); channel++) {
            assertThat(axis.nearestChannel(axis.centreKeV(channel))).isEqualTo(channel);
        }
    }

    @Test
    void energiesOutsideGoToTheEndChannels() {
        assertThat(axis.nearestChannel(-5)).isZero();
        assertThat(axis.nearestChannel(50)).isEqualTo(1979);
        assertThat(axis.contains(0.29)).isFalse();
    }

    @Test
    void binsKeepTheLowerEdge() {
        EnergyAxis binned = axis.bin(4);
        assertThat(binned.channels()).isEqualTo(495);
        assertThat(binned.lowestKeV()).isCloseTo(axis.lowestKeV(), within(ROUNDING_KEV));
        assertThat(axis.bin(7).channels()).isEqualTo(283);
    }

    @Test
    void cropKeepsTheEnergies() {
        assertThat(axis.crop(10, 20).centreKeV(0)).isEqualTo(axis.centreKeV(10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWidthThatIsNotPositive(double widthKeV) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnergyAxis(0, widthKeV, 10))
                .withMessageContaining(widthKeV + " keV");
    }

    @Test
    void refusesAnOffsetThatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EnergyAxis(Double.NaN, 0.01, 10));
    }
}
