package org.esmpy.physics;

/** Probability that a photon reaching the detector is counted. */
public interface DetectorEfficiency extends PhysicsSource {
    /**
     * @param energyKeV photon energy, keV; positive
     * @return efficiency, 0…1; 0 below the range of the underlying attenuation data
     * @throws IllegalArgumentException if the energy is no number
     */
    double efficiency(double energyKeV);
}
