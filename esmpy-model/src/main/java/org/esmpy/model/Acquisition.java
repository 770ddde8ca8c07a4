package org.esmpy.model;

import java.util.OptionalDouble;

/**
 * How a spectrum image was taken; every value may be unknown.
 *
 * @param beamKeV      beam energy, keV
 * @param takeOffDeg   angle between specimen surface and detector direction, degrees; wins over the three angles below
 * @param elevationDeg detector elevation above the untilted specimen, degrees
 * @param azimuthDeg   detector azimuth against the perpendicular of the tilt axis, degrees
 * @param tiltDeg      specimen tilt, degrees
 * @param liveTimeS    live time of the whole map, s
 * @param realTimeS    real time of the whole map, s
 * @param currentNA    beam current, nA
 * @param solidAngleSr solid angle of the detector, sr
 */
public record Acquisition(
        OptionalDouble beamKeV,
        OptionalDouble takeOffDeg,
        OptionalDouble elevationDeg,
        OptionalDouble azimuthDeg,
        OptionalDouble tiltDeg,
        OptionalDouble liveTimeS,
        OptionalDouble realTimeS,
        OptionalDouble currentNA,
        OptionalDouble solidAngleSr) {

    /** Nothing is known. */
    public static Acquisition unknown() {
        OptionalDouble none = OptionalDouble.empty();
        return new Acquisition(none, none, none, none, none, none, none, none, none);
    }

    /**
     * Take-off angle, degrees: as recorded, or from elevation, azimuth and tilt by
     * {@code sin t = sin e · cos a + cos e · sin a · cos z} (a tilt towards the detector adds to its elevation).
     */
    public OptionalDouble effectiveTakeOffDeg() {
        if (takeOffDeg.isPresent() || elevationDeg.isEmpty()) {
            return takeOffDeg;
        }
        double elevation = Math.toRadians(elevationDeg.getAsDouble());
        double azimuth = Math.toRadians(azimuthDeg.orElse(0));
        double tilt = Math.toRadians(tiltDeg.orElse(0));
        double sine = Math.sin(elevation) * Math.cos(tilt) + Math.cos(elevation) * Math.sin(tilt) * Math.cos(azimuth);
        return OptionalDouble.of(Math.toDegrees(Math.asin(sine)));
    }

    public Acquisition withBeamKeV(double value) {
        return new Acquisition(
                known("beam energy", value, "keV", 0, Double.MAX_VALUE),
                takeOffDeg,
                elevationDeg,
                azimuthDeg,
                tiltDeg,
                liveTimeS,
                realTimeS,
                currentNA,
                solidAngleSr);
    }

    public Acquisition withTakeOffDeg(double value) {
        return new Acquisition(
                beamKeV,
                known("take-off angle", value, "degrees", 0, 90),
                elevationDeg,
                azimuthDeg,
                tiltDeg,
                liveTimeS,
                realTimeS,
                currentNA,
                solidAngleSr);
    }

    /** Elevation, azimuth and tilt together; unknown ones are empty. */
    public Acquisition withDetectorGeometry(OptionalDouble elevation, OptionalDouble azimuth, OptionalDouble tilt) {
        return new Acquisition(
                beamKeV, takeOffDeg, elevation, azimuth, tilt, liveTimeS, realTimeS, currentNA, solidAngleSr);
    }

    public Acquisition withTimes(OptionalDouble live, OptionalDouble real) {
        return new Acquisition(
                beamKeV, takeOffDeg, elevationDeg, azimuthDeg, tiltDeg, live, real, currentNA, solidAngleSr);
    }

    public Acquisition withCurrentNA(double value) {
        return new Acquisition(
                beamKeV,
                takeOffDeg,
                elevationDeg,
                azimuthDeg,
                tiltDeg,
                liveTimeS,
                realTimeS,
                known("beam current", value, "nA", 0, Double.MAX_VALUE),
                solidAngleSr);
    }

    public Acquisition withSolidAngleSr(double value) {
        return new Acquisition(
                beamKeV,
                takeOffDeg,
                elevationDeg,
                azimuthDeg,
                tiltDeg,
                liveTimeS,
                realTimeS,
                currentNA,
                known("solid angle", value, "sr", 0, 4 * Math.PI));
    }

    private static OptionalDouble known(String what, double value, String unit, double above, double upTo) {
        if (!(value > above && value <= upTo)) {
            throw new IllegalArgumentException(what + " must be above " + above + " " + unit
                    + (upTo < Double.MAX_VALUE ? " and at most " + upTo + " " + unit : "") + ", got " + value);
        }
        return OptionalDouble.of(value);
    }
}
