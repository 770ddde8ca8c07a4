package org.esmpy.io.internal;

import java.util.OptionalDouble;
import org.esmpy.model.Acquisition;

/**
 * Collects the conditions of the acquisition that a file states. Files hold zeros, NaN or impossible numbers for
 * unknown values; those are left out. Angles in degrees.
 */
public final class AcquisitionFacts {
    private static final double ZENITH_DEG = 90;

    private Acquisition known = Acquisition.unknown();

    /** Beam energy, keV. */
    public AcquisitionFacts beamKeV(double value) {
        known = isPositive(value) ? known.withBeamKeV(value) : known;
        return this;
    }

    /** Take-off angle above the specimen as it was tilted; to be given after {@link #detector}. */
    public AcquisitionFacts takeOffDeg(double value) {
        known = isPositive(value) && value <= ZENITH_DEG ? known.withTakeOffDeg(value) : known;
        return this;
    }

    /** Elevation and azimuth of the detector, and the tilt of the specimen. */
    public AcquisitionFacts detector(double elevationDeg, double azimuthDeg, double tiltDeg) {
        known = known.withDetectorGeometry(
                within(elevationDeg, ZENITH_DEG), within(azimuthDeg, 4 * ZENITH_DEG), within(tiltDeg, ZENITH_DEG));
        return this;
    }

    /** Live and real time, s. */
    public AcquisitionFacts times(double liveS, double realS) {
        known = known.withTimes(positive(liveS), positive(realS));
        return this;
    }

    /** Beam current, nA. */
    public AcquisitionFacts currentNA(double value) {
        known = isPositive(value) ? known.withCurrentNA(value) : known;
        return this;
    }

    /** Solid angle, sr. */
    public AcquisitionFacts solidAngleSr(double value) {
        known = isPositive(value) && value <= 4 * Math.PI ? known.withSolidAngleSr(value) : known;
        return this;
    }

    /** The collected acquisition. */
    public Acquisition acquisition() {
        return known;
    }

    private static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static OptionalDouble positive(double value) {
        return isPositive(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble within(double value, double limit) {
        return Math.abs(value) <= limit ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
