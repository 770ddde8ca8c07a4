package org.esmpy.model;

import java.util.OptionalDouble;

/**
 * The direction of a detector, seen from the specimen.
 *
 * @param elevationDeg elevation above the untilted specimen, degrees
 * @param azimuthDeg   azimuth against the perpendicular of the tilt axis, degrees
 */
public record DetectorDirection(OptionalDouble elevationDeg, OptionalDouble azimuthDeg) {
    public static DetectorDirection of(double elevationDeg, double azimuthDeg) {
        return new DetectorDirection(OptionalDouble.of(elevationDeg), OptionalDouble.of(azimuthDeg));
    }

    /**
     * Take-off angle above a tilted specimen, degrees, by {@code sin t = sin e · cos a + cos e · sin a · cos z} (a tilt
     * towards the detector adds to its elevation); empty if the elevation is unknown. An unknown azimuth is taken as 0.
     */
    OptionalDouble takeOffDeg(double tiltDeg) {
        if (elevationDeg.isEmpty()) {
            return elevationDeg;
        }
        double elevation = Math.toRadians(elevationDeg.getAsDouble());
        double azimuth = Math.toRadians(azimuthDeg.orElse(0));
        double tilt = Math.toRadians(tiltDeg);
        double sine = Math.sin(elevation) * Math.cos(tilt) + Math.cos(elevation) * Math.sin(tilt) * Math.cos(azimuth);
        return OptionalDouble.of(Math.toDegrees(Math.asin(sine)));
    }
}
