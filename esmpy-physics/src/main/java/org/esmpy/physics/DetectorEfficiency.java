package org.esmpy.physics;

import java.util.Map;

/** Probability that a photon reaching the detector is counted. */
public interface DetectorEfficiency extends PhysicsSource {
    /**
     * @param energyKeV photon energy, keV; positive
     * @return efficiency, 0…1; 0 below the range of the underlying attenuation data
     * @throws IllegalArgumentException if the energy is no number
     */
    double efficiency(double energyKeV);

    /**
     * This efficiency with other values of its {@link #parameters()}.
     *
     * @param values a value for every parameter, within its range
     */
    default DetectorEfficiency withParameters(Map<String, Double> values) {
        return this;
    }
}
