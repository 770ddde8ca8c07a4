package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
    void refusesImpossibleValuesWithTheirUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisition.unknown().withBeamKeV(-1))
                .withMessage("beam energy must be above 0.0 keV, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acquisition.unknown().withTakeOffDeg(95))
                .withMessageContaining("at most 90.0 degrees, got 95.0");
    }
}
