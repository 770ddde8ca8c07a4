package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.DetectorResponseContract;
import org.esmpy.physics.PhotonOrigin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiliconEscapeTest extends DetectorResponseContract {
    /** Share of the photons of 6 Gaussian widths that lies outside them. */
    private static final double CUT = 1e-8;

    @Override
    protected DetectorResponse source() {
        return DetectorResponses.withEscape(DetectorResponses.fanoGaussian());
    }

    /**
     * Escape peak over main peak, f/(1 - f), worked out from the tables of xraylib 4 outside this program, in percent,
     * with half a printed digit.
     */
    @ParameterizedTest
    @CsvSource({
        "1.90, 1.70, 0.005",
        "2.31, 1.5, 0.05",
        "3.69, 0.91, 0.005",
        "4.51, 0.66, 0.005",
        "6.40, 0.32, 0.005",
        "8.05, 0.18, 0.005",
        "17.5, 0.02, 0.005"
    })
    void escapesAsOftenAsPrinted(double lineKeV, double percent, double halfDigit) {
        double peak = lineKeV - 1.740;
        double half = 0.2;
        double escaped = source().fraction(lineKeV, peak - half, peak + half);
        double belongsToTheMainPeak = DetectorResponses.fanoGaussian().fraction(lineKeV, peak - half, peak + half);
        double share = escaped - belongsToTheMainPeak;
        assertThat(share / (1 - share) * 100).isCloseTo(percent, within(halfDigit + 100 * CUT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.277, 1.74, 1.838})
    void nothingEscapesBelowTheEdge(double lineKeV) {
        DetectorResponse plain = DetectorResponses.fanoGaussian();
        for (double at = -0.2; at < 2.2; at += 0.01) {
            assertThat(source().fraction(lineKeV, at, at + 0.01)).isEqualTo(plain.fraction(lineKeV, at, at + 0.01));
        }
    }

    /** A continuum of one photon per keV up to a top energy is recorded as 1 - f(E) + f(E + 1.740 keV). */
    @ParameterizedTest
    @CsvSource({"3.0, 4.740", "6.40, 8.14", "0.15, 1.89", "0.05, 1.79", "1.5, 3.24"})
    void aFlatContinuumLosesAndGainsTheEscapedShares(double recordedKeV, double parentKeV) {
        double recorded = source().continuumOrigins(recordedKeV).stream()
                .mapToDouble(PhotonOrigin::share)
                .sum();
        double expected = 1 - escapedShare(recordedKeV) + escapedShare(parentKeV);
        assertThat(recorded).isCloseTo(expected, within(CUT));
        assertThat(source().continuumOrigins(recordedKeV).get(0).energyKeV()).isEqualTo(recordedKeV);
    }

    @Test
    void noPhotonOfAContinuumIsLost() {
        double stepKeV = 1e-3;
        double sum = 0;
        for (int i = -2000; i < 12000; i++) {
            for (PhotonOrigin origin : source().continuumOrigins((i + 0.5) * stepKeV)) {
                double energy = origin.energyKeV();
                sum += energy > 0 && energy < 10 ? origin.share() * stepKeV / (1 + energy) : 0;
            }
        }
        double edgeOfTheSteps = 1e-4; // f jumps at the K edge by 2 % within one step
        assertThat(sum).isCloseTo(Math.log(11), within(edgeOfTheSteps));
    }

    @Test
    void withoutEscapePhotonsOfAContinuumStay() {
        assertThat(DetectorResponses.fanoGaussian().continuumOrigins(3)).containsExactly(new PhotonOrigin(3, 1));
    }

    @Test
    void isNamedAfterThePeakItDecorates() {
        assertThat(source().id()).isEqualTo("fano-gaussian-escape");
        assertThat(source().fwhmKeV(6.4))
                .isEqualTo(DetectorResponses.fanoGaussian().fwhmKeV(6.4));
    }

    /** Share of a line that is recorded around its escape peak, minus what its main peak has there. */
    private double escapedShare(double lineKeV) {
        double from = lineKeV - 1.740 - 0.35;
        double to = lineKeV - 1.740 + 0.35;
        double main = DetectorResponses.fanoGaussian().fraction(lineKeV, from, to);
        return (source().fraction(lineKeV, from, to) - main) / (1 - main);
    }

    @Nested
    class OfHypermet extends DetectorResponseContract {
        @Override
        protected DetectorResponse source() {
            return DetectorResponses.withEscape(DetectorResponses.hypermet());
        }
    }
}
