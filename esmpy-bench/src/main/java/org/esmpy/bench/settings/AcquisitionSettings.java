package org.esmpy.bench.settings;

import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.model.Acquisition;
import org.esmpy.model.DetectorDirection;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Values of the acquisition that replace or complete those of the file, and the energies that are fitted.
 *
 * @param beamKeV    beam energy, keV
 * @param takeOffDeg take-off angle, degrees; not together with detectors
 * @param detectors  directions of the detectors whose counts are summed; empty for those of the file
 * @param tiltDeg    specimen tilt, degrees; changes the take-off angles of the detectors
 * @param fromKeV    lowest energy that is fitted, keV
 * @param toKeV      highest energy that is fitted, keV
 */
public record AcquisitionSettings(
        @SetBy("--beam-kev") OptionalDouble beamKeV,
        @SetBy("--take-off-deg") OptionalDouble takeOffDeg,
        List<DetectorSettings> detectors,
        @SetBy("--tilt-deg") OptionalDouble tiltDeg,
        @SetBy("--from-kev") OptionalDouble fromKeV,
        @SetBy("--to-kev") OptionalDouble toKeV) {
    public AcquisitionSettings {
        detectors = List.copyOf(detectors);
        if (takeOffDeg.isPresent() && !detectors.isEmpty()) {
            throw new IllegalArgumentException("give a take-off angle or the directions of detectors, not both; got "
                    + takeOffDeg.getAsDouble() + " degrees and " + detectors.size() + " detectors");
        }
    }

    /** Takes every value from the file. */
    public static AcquisitionSettings ofFile() {
        OptionalDouble none = OptionalDouble.empty();
        return new AcquisitionSettings(none, none, List.of(), none, none, none);
    }

    /** The same with another energy of the beam, keV; empty for that of the file. */
    public AcquisitionSettings withBeamKeV(OptionalDouble value) {
        return new AcquisitionSettings(value, takeOffDeg, detectors, tiltDeg, fromKeV, toKeV);
    }

    /** The acquisition of the file, with the values given here. */
    public Acquisition over(Acquisition file) {
        Acquisition known = beamKeV.isPresent() ? file.withBeamKeV(beamKeV.getAsDouble()) : file;
        known = tiltDeg.isPresent() ? known.withTiltDeg(tiltDeg.getAsDouble()) : known;
        known = detectors.isEmpty()
                ? known
                : known.withDetectors(
                        detectors.stream().map(DetectorSettings::direction).toList());
        return takeOffDeg.isPresent() ? known.withTakeOffDeg(takeOffDeg.getAsDouble()) : known;
    }

    /**
     * The direction of a detector.
     *
     * @param elevationDeg elevation above the untilted specimen, degrees
     * @param azimuthDeg   azimuth against the perpendicular of the tilt axis, degrees
     */
    public record DetectorSettings(double elevationDeg, double azimuthDeg) {
        private static final double ZENITH_DEG = 90;
        private static final double CIRCLE_DEG = 360;

        public DetectorSettings {
            if (!(Math.abs(elevationDeg) <= ZENITH_DEG && Math.abs(azimuthDeg) <= CIRCLE_DEG)) {
                throw new IllegalArgumentException(
                        "a detector needs an elevation of -90 to 90 and an azimuth of -360 to" + " 360 degrees, got "
                                + elevationDeg + " and " + azimuthDeg);
            }
        }

        DetectorDirection direction() {
            return DetectorDirection.of(elevationDeg, azimuthDeg);
        }
    }
}
