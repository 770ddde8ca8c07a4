package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
    /** A few units in the last place. */
    private static final double ROUNDING = 1e-15;
    /** commons-math sums a continued fraction to this. */
    private static final double INDEPENDENT = 1e-13;

    private static final double TELESCOPE = 1e-14;

    /** M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, Table 7.1, continued to 16 digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 0.1124629160182849",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2, 0.9953222650189527",
        "3, 0.9999779095030014",
        "6, 1"
    })
    void equalsTabulatedValues(double x, double expected) {
        assertThat(ErrorFunction.erf(x)).isCloseTo(expected, within(ROUNDING));
        assertThat(ErrorFunction.erf(-x)).isEqualTo(-ErrorFunction.erf(x));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.4795001221869535",
        "2, 4.677734981047266e-3",
        "5, 1.5374597944280349e-12",
        "10, 2.0884875837625448e-45",
        "26, 5.663192408856143e-296"
    })
    void keepsRelativeAccuracyInTheTail(double x, double expected) {
        assertThat(ErrorFunction.erfc(x)).isCloseTo(expected, within(expected * INDEPENDENT));
        assertThat(ErrorFunction.erfc(-x)).isCloseTo(2 - expected, within(ROUNDING));
    }

    @Test
    void equalsAnIndependentImplementation() {
        for (double x = -6; x <= 6; x += 0.001) {
            assertThat(ErrorFunction.erf(x)).as("erf(%s)", x).isCloseTo(Erf.erf(x), within(INDEPENDENT));
            assertThat(ErrorFunction.erfc(x)).as("erfc(%s)", x).isCloseTo(Erf.erfc(x), within(INDEPENDENT));
        }
    }

    @Test
    void sharesOfIntervalsAddUp() {
        double sum = 0;
        for (int i = -700; i < 700; i++) {
            double share = ErrorFunction.between(i / 100.0, (i + 1) / 100.0);
            assertThat(share).isPositive();
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(TELESCOPE));
        assertThat(ErrorFunction.between(-100, 100)).isEqualTo(1);
        assertThat(ErrorFunction.between(30, 40)).isZero();
    }
}
