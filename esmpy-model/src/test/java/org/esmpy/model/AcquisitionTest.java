package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquisitionTest {
    /** Rounding of sines of moderate angles. */
    private static final double ROUNDING_DEG = 1e-10;

    @ParameterizedTest
    @CsvSource({"22, 0, 0, 22", "22, 0, 15, 37", "18, 45, 0, 18", "20, 90, 30, 17.2294", "20, 180, 5, 15"})
    void takeOffFollowsFromElevationAzimuthAndTilt(double elevation, double azimuth, double tilt, double expected) {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(
                        OptionalDouble.of(elevation), OptionalDouble.of(azimuth), OptionalDouble.of(tilt));
        double tolerance = expected == Math.rint(expected) ? ROUNDING_DEG : 1e-4; // digits given above
        assertThat(acquisition.effectiveTakeOffDeg().orElseThrow()).isCloseTo(expected, within(tolerance));
    }

    @Test
    void aRecordedTakeOffWins() {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(OptionalDouble.of(22), OptionalDouble.empty(), OptionalDouble.empty())
                .withTakeOffDeg(35);
        assertThat(acquisition.effectiveTakeOffDeg()).hasValue(35);
    }

    @Test
    void nothingIsKnownWithoutElevation() {
        assertThat(Acquisition.unknown().effectiveTakeOffDeg()).isEmpty();
    }

    @Test
    void severalDetectorsHaveAnAngleEachAndTheAngleOfTheirMeanPath() {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectors(List.of(DetectorDirection.of(18, 45), DetectorDirection.of(18, 135)));
        assertThat(acquisition.effectiveTakeOffDeg().orElseThrow()).isCloseTo(18, within(ROUNDING_DEG));
        Acquisition tilted = acquisition.withTiltDeg(10);
        double towards = takeOffDeg(18, 45, 10);
        double away = takeOffDeg(18, 135, 10);
        assertThat(tilted.takeOffAnglesDeg()).containsExactly(towards, away);
        double path = (1 / Math.sin(Math.toRadians(towards)) + 1 / Math.sin(Math.toRadians(away))) / 2;
        assertThat(1 / Math.sin(Math.toRadians(tilted.effectiveTakeOffDeg().orElseThrow())))
                .isCloseTo(path, within(1e-12));
        assertThat(tilted.elevationDeg()).hasValue(18);
        assertThat(tilted.azimuthDeg()).isEmpty();
        assertThat(tilted.singleTakeOffDeg()).isEqualTo(tilted.effectiveTakeOffDeg());
    }

    @Test
    void detectorsReplaceARecordedAngleAndTheOtherWayRound() {
        Acquisition acquisition =
                Acquisition.unknown().withTakeOffDeg(35).withDetectors(List.of(DetectorDirection.of(22, 0)));
        assertThat(acquisition.effectiveTakeOffDeg().orElseThrow()).isCloseTo(22, within(ROUNDING_DEG));
        assertThat(acquisition.withTakeOffDeg(40).takeOffAnglesDeg()).containsExactly(40.0);
    }

    @Test
    void aDetectorThatTheSpecimenHidesShows() {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectors(List.of(DetectorDirection.of(20, 0), DetectorDirection.of(20, 180)))
                .withTiltDeg(30);
        assertThat(acquisition.effectiveTakeOffDeg().orElseThrow()).isCloseTo(-10, within(ROUNDING_DEG));
    }

    @Test
    void refusesImpossibleValuesWithTheirUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisition.unknown().withBeamKeV(-1))
                .withMessage("beam energy must be above 0.0 keV, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisition.unknown().withTakeOffDeg(95))
                .withMessageContaining("at most 90.0 degrees, got 95.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisition.unknown().withTiltDeg(90))
                .withMessage("specimen tilt must lie between -90 and 90 degrees, got 90.0");
    }

    private static double takeOffDeg(double elevationDeg, double azimuthDeg, double tiltDeg) {
        double elevation = Math.toRadians(elevationDeg);
        double tilt = Math.toRadians(tiltDeg);
        return Math.toDegrees(Math.asin(Math.sin(elevation) * Math.cos(tilt)
                + Math.cos(elevation) * Math.sin(tilt) * Math.cos(Math.toRadians(azimuthDeg))));
    }
}
