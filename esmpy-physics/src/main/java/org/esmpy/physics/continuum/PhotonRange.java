package org.esmpy.physics.continuum;

import java.util.function.DoubleUnaryOperator;

/**
 * The beam energy and the highest photon energy that a continuum is computed for.
 *
 * @param beamKeV energy of the electron, keV; positive and finite
 * @param topKeV  highest photon energy of interest, keV; positive, at most {@code beamKeV}
 */
record PhotonRange(double beamKeV, double topKeV) {
    PhotonRange {
        if (!(beamKeV > 0 && beamKeV < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the beam energy must be positive and finite, got " + beamKeV + " keV");
        }
        if (!(topKeV > 0 && topKeV <= beamKeV)) {
            throw new IllegalArgumentException("the highest photon energy must lie above 0 and not above the beam of "
                    + beamKeV + " keV, got " + topKeV + " keV");
        }
    }

    /** {@code perKeV} between 0 and the given energy, and 0 elsewhere. */
    static DoubleUnaryOperator below(double highestKeV, DoubleUnaryOperator perKeV) {
        return energyKeV -> energyKeV > 0 && energyKeV <= highestKeV ? perKeV.applyAsDouble(energyKeV) : 0;
    }
}
