package org.esmpy.physics;

import java.util.List;
import java.util.Map;

/**
 * Bremsstrahlung emitted by a thin specimen, as non-negative basis functions of photon energy. Any non-negative
 * combination is a possible spectrum; absorption in the specimen and the detector are not included.
 */
public interface Continuum extends PhysicsSource {
    /**
     * @param beamKeV  kinetic energy of the electron, keV; positive
     * @param topKeV   highest photon energy of interest, keV; positive, at most {@code beamKeV}
     * @param specimen composition, for models that tie the continuum to it
     * @return at least one term, names all different; no term is 0 everywhere up to {@code topKeV}. Terms are also
     *         asked for energies of 0, below 0 and above that of the beam, and are finite and at least 0 there, too
     * @throws IllegalArgumentException if an energy is not positive and finite, or {@code topKeV} lies above the beam;
     *     names keV
     */
    List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen);

    /**
     * This continuum with other values of its {@link #parameters()}.
     *
     * @param values a value for every parameter, within its range
     */
    default Continuum withParameters(Map<String, Double> values) {
        return this;
    }
}
