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

class HypermetTest extends DetectorResponseContract {
    /** Error of the midpoint rule with steps of 0.1 eV. */
    private static final double MIDPOINT = 1e-6;

    @Override
    protected DetectorResponse source() {
        return DetectorResponses.hypermet();
    }

    @Test
    void withoutTailAndShelfItIsTheGaussian() {
        DetectorResponse plain = DetectorResponses.hypermet(130, 0, 0.5, 0);
        DetectorResponse gaussian = DetectorResponses.fanoGaussian(130);
        for (double at = 5.9; at < 6.9; at += 0.01) {
            assertThat(plain.fraction(6.4, at, at + 0.01))
                    .isCloseTo(gaussian.fraction(6.4, at, at + 0.01), within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.45, 0.55", "6.4, 0.5, 1", "6.4, 5, 6", "6.4, 6.3, 6.5", "17.5, 16, 17"})
    void integratesThePrintedFormula(double lineKeV, double fromKeV, double toKeV) {
        double whole = integral(lineKeV, 0, lineKeV + 1);
        assertThat(source().fraction(lineKeV, fromKeV, toKeV))
                .isCloseTo(integral(lineKeV, fromKeV, toKeV) / whole, within(MIDPOINT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.2, 5})
    void isNeverNegativeWhateverTheSlope(double slopeKeV) {
        DetectorResponse response = DetectorResponses.hypermet(130, 0.1, slopeKeV, 0.01);
        for (double at = -0.2; at < 7.5; at += 0.005) {
            assertThat(response.fraction(6.4, at, at + 0.005)).isBetween(0.0, 1.0);
        }
        assertThat(response.fraction(6.4, -1, 8)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.5, 0", "1, 0.5, 0", "0.1, 0, 0", "0.1, NaN, 0", "0.1, 0.5, -1", "NaN, 0.5, 0"})
    void refusesRatiosThatAreNone(double tail, double slopeKeV, double shelf) {
        assertThatIllegalArgumentException().isThrownBy(() -> DetectorResponses.hypermet(130, tail, slopeKeV, shelf));
    }

    /** The sum of Gaussian, tail and shelf as printed, by the midpoint rule. */
    private double integral(double lineKeV, double fromKeV, double toKeV) {
        double s = source().fwhmKeV(lineKeV) / (2 * Math.sqrt(2 * Math.log(2)));
        double b = 0.5;
        double step = 1e-4;
        double sum = 0;
        for (int i = 0; i < Math.round((toKeV - fromKeV) / step); i++) {
            double z = fromKeV + (i + 0.5) * step - lineKeV;
            double gauss = Math.exp(-z * z / (2 * s * s)) / (s * Math.sqrt(2 * Math.PI));
            double tail = 0.05
                    / (2 * b)
                    * Math.exp(z / b + s * s / (2 * b * b))
                    * ErrorFunction.erfc(z / (s * Math.sqrt(2)) + s / (b * Math.sqrt(2)));
            double shelf = 1e-4 / (2 * s * Math.sqrt(2 * Math.PI)) * ErrorFunction.erfc(z / (s * Math.sqrt(2)));
            sum += (gauss + tail + shelf) * step;
        }
        return sum;
    }
}
