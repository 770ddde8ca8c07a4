package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpecimenTest {
    /** Rounding of one product. */
    private static final double ROUNDING = 1e-18;

    @Test
    void aHundredNanometresOfDensityFourAndAHalf() {
        assertThat(Specimen.film(100, 4.5).massThicknessGPerCm2()).isCloseTo(4.5e-5, within(ROUNDING));
    }

    @Test
    void refusesNegativeThicknessAndZeroDensity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Specimen.film(-100, 4.5))
                .withMessageContaining("-100.0 nm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Specimen.film(100, 0))
                .withMessageContaining("0.0 g/cm3");
    }

    @Test
    void refusesAThicknessInAnotherUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Specimen.film(1e9, 2))
                .withMessageContaining("give the thickness in nm");
    }

    @Test
    void refusesThicknessAndDensityThatWereSwapped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Specimen.film(4.5, 100))
                .withMessageContaining("100.0 g/cm3")
                .withMessageContaining("4.5 nm: give the thickness first");
    }
}
