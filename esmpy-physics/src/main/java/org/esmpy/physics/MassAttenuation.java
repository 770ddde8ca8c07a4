package org.esmpy.physics;

import java.util.Map;

/** Mass attenuation coefficients of photons. */
public interface MassAttenuation extends PhysicsSource {
    /**
     * Everything that removes a photon from its path: photoelectric, Rayleigh and Compton.
     *
     * @param energyKeV photon energy, keV
     * @return µ/ρ of the pure element, cm²/g; positive
     * @throws UnsupportedRangeException if the source has no data for {@code z} or {@code energyKeV}
     */
    double totalCm2PerG(int z, double energyKeV);

    /**
     * Photoelectric part: photons that are absorbed.
     *
     * @return µ/ρ of the pure element, cm²/g; positive
     * @throws UnsupportedRangeException if the source has no data for {@code z} or {@code energyKeV}
     */
    double photoelectricCm2PerG(int z, double energyKeV);

    /** Lowest photon energy with data, keV. */
    double lowestKeV();

    /** Total µ/ρ of a mixture by mass fractions, cm²/g. */
    default double totalCm2PerG(Composition composition, double energyKeV) {
        double sum = 0;
        for (Map.Entry<Element, Double> part : composition.massFractions().entrySet()) {
            sum += part.getValue() * totalCm2PerG(part.getKey().z(), energyKeV);
        }
        return sum;
    }

    /** Photoelectric µ/ρ of a mixture by mass fractions, cm²/g. */
    default double photoelectricCm2PerG(Composition composition, double energyKeV) {
        double sum = 0;
        for (Map.Entry<Element, Double> part : composition.massFractions().entrySet()) {
            sum += part.getValue() * photoelectricCm2PerG(part.getKey().z(), energyKeV);
        }
        return sum;
    }
}
