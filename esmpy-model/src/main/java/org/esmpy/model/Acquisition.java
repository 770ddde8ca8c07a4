package org.esmpy.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How a spectrum image was taken; every value may be unknown.
 *
 * @param beamKeV      beam energy, keV
 * @param takeOffDeg   angle between specimen surface and detector direction, degrees; if known, detectors and tilt are
 *     not used
 * @param detectors    directions of the detectors whose counts are summed; empty if unknown
 * @param tiltDeg      specimen tilt, degrees
 * @param liveTimeS    live time of the whole map, s
 * @param realTimeS    real time of the whole map, s
 * @param currentNA    beam current, nA
 * @param solidAngleSr solid angle of the detector, sr
 */
public record Acquisition(
        OptionalDouble beamKeV,
        OptionalDouble takeOffDeg,
        List<DetectorDirection> detectors,
        OptionalDouble tiltDeg,
        OptionalDouble liveTimeS,
        OptionalDouble realTimeS,
        OptionalDouble currentNA,
        OptionalDouble solidAngleSr) {
    public Acquisition {
        detectors = List.copyOf(detectors);
    }

    private static final double RIGHT_ANGLE_DEG = 90;

    /** An acquisition of which nothing is known. */
    public static Acquisition unknown() {
        OptionalDouble none = OptionalDouble.empty();
        return new Acquisition(none, none, List.of(), none, none, none, none, none);
    }

    /** Elevation above the untilted specimen that all detectors share, degrees. */
    public OptionalDouble elevationDeg() {
        return shared(DetectorDirection::elevationDeg);
    }

    /** Azimuth against the perpendicular of the tilt axis that all detectors share, degrees. */
    public OptionalDouble azimuthDeg() {
        return shared(DetectorDirection::azimuthDeg);
    }

    /** Take-off angle of each detector, degrees: the recorded one, or from directions and tilt; empty if unknown. */
    public List<Double> takeOffAnglesDeg() {
        if (takeOffDeg.isPresent()) {
            return List.of(takeOffDeg.getAsDouble());
        }
        List<OptionalDouble> angles = detectors.stream()
                .map(detector -> detector.takeOffDeg(tiltDeg.orElse(0)))
                .toList();
        return angles.stream().allMatch(OptionalDouble::isPresent)
                ? angles.stream().map(OptionalDouble::getAsDouble).toList()
                : List.of();
    }

    /**
     * One take-off angle for all detectors, degrees: a thin film absorbs as much towards it as towards the detectors on
     * average, {@code 1/sin t = mean of 1/sin t_i}. If a detector lies at or below the surface, it is the angle of that
     * one.
     */
    public OptionalDouble effectiveTakeOffDeg() {
        List<Double> angles = takeOffAnglesDeg();
        if (angles.size() <= 1) {
            return angles.stream().mapToDouble(angle -> angle).findFirst();
        }
        OptionalDouble impossible = angles.stream()
                .mapToDouble(angle -> angle)
                .filter(angle -> angle <= 0)
                .findFirst();
        return impossible.isPresent()
                ? impossible
                : OptionalDouble.of(Math.toDegrees(Math.asin(1
                        / angles.stream()
                                .mapToDouble(angle -> 1 / Math.sin(Math.toRadians(angle)))
                                .average()
                                .orElseThrow())));
    }

    /**
     * The take-off angle for a file that has room for one detector: the recorded one or, of several, the effective one.
     */
    public OptionalDouble singleTakeOffDeg() {
        return detectors.size() > 1 ? effectiveTakeOffDeg() : takeOffDeg;
    }

    public Acquisition withBeamKeV(double value) {
        return new Acquisition(
                known("beam energy", value, "keV", 0, Double.MAX_VALUE),
                takeOffDeg,
                detectors,
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
                detectors,
                tiltDeg,
                liveTimeS,
                realTimeS,
                currentNA,
                solidAngleSr);
    }

    /** Elevation, azimuth and tilt of one detector together; unknown ones are empty. */
    public Acquisition withDetectorGeometry(OptionalDouble elevation, OptionalDouble azimuth, OptionalDouble tilt) {
        boolean unknown = elevation.isEmpty() && azimuth.isEmpty();
        return withGeometry(takeOffDeg, unknown ? List.of() : List.of(new DetectorDirection(elevation, azimuth)), tilt);
    }

    /** The detectors whose counts are summed, instead of a recorded take-off angle and any other directions. */
    public Acquisition withDetectors(List<DetectorDirection> value) {
        return withGeometry(OptionalDouble.empty(), value, tiltDeg);
    }

    /** Specimen tilt; a recorded take-off angle, which would not change with it, is dropped. */
    public Acquisition withTiltDeg(double value) {
        if (!(Math.abs(value) < RIGHT_ANGLE_DEG)) {
            throw new IllegalArgumentException("specimen tilt must lie between -90 and 90 degrees, got " + value);
        }
        return withGeometry(OptionalDouble.empty(), detectors, OptionalDouble.of(value));
    }

    private Acquisition withGeometry(OptionalDouble takeOff, List<DetectorDirection> value, OptionalDouble tilt) {
        return new Acquisition(beamKeV, takeOff, value, tilt, liveTimeS, realTimeS, currentNA, solidAngleSr);
    }

    private OptionalDouble shared(Function<DetectorDirection, OptionalDouble> angle) {
        List<OptionalDouble> different =
                detectors.stream().map(angle).distinct().toList();
        return different.size() == 1 ? different.get(0) : OptionalDouble.empty();
    }

    public Acquisition withTimes(OptionalDouble live, OptionalDouble real) {
        return new Acquisition(beamKeV, takeOffDeg, detectors, tiltDeg, live, real, currentNA, solidAngleSr);
    }

    /** This acquisition for a part of the pixels, which took only this share of the times. */
    Acquisition withShareOfTimes(double share) {
        return withTimes(scaled(liveTimeS, share), scaled(realTimeS, share));
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    public Acquisition withCurrentNA(double value) {
        return new Acquisition(
                beamKeV,
                takeOffDeg,
                detectors,
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
                detectors,
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
