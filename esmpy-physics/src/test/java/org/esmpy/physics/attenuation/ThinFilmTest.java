package org.esmpy.physics.attenuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinFilmTest {
    private static final double ROUNDING = 4e-16;

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.MIN_VALUE, 1e-300, 1e-12, 1e-8, 1e-4, 1e-2})
    void followsItsSeriesForThinFilms(double chi) {
        double series = 1 - chi / 2 * (1 - chi / 3 * (1 - chi / 4 * (1 - chi / 5 * (1 - chi / 6 * (1 - chi / 7)))));
        assertThat(ThinFilm.escapeFraction(chi)).isCloseTo(series, within(ROUNDING));
    }

    @Test
    void followsItsFormulaForThickFilms() {
        assertThat(ThinFilm.escapeFraction(1)).isCloseTo(0.6321205588285577, within(ROUNDING));
        assertThat(ThinFilm.escapeFraction(100)).isCloseTo(0.01, within(ROUNDING));
        assertThat(ThinFilm.escapeFraction(Double.POSITIVE_INFINITY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, -1, Double.NaN})
    void refusesNegativeAbsorption(double chi) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThinFilm.escapeFraction(chi))
                .withMessageContaining("got " + chi);
    }
}
