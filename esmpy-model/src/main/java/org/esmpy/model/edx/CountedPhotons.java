package org.esmpy.model.edx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.attenuation.ThinFilm;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Computes the share of photons of given energies that leaves a film and is counted, for one film after another. What
 * does not depend on the film is computed once. Thread-safe.
 */
final class CountedPhotons {
    private final PhysicsTables physics;
    private final double[] pathsGPerCm2;
    private final double[] energiesKeV;
    private final double[] efficiencies;
    private final Map<Element, double[]> cm2PerG = new ConcurrentHashMap<>();

    /**
     * @param pathsGPerCm2 mass-thickness of the film along the direction of each detector, g/cm²; none if nothing is
     *     absorbed
     * @param energiesKeV  energies of the photons, keV
     */
    CountedPhotons(PhysicsTables physics, double[] pathsGPerCm2, double... energiesKeV) {
        this.physics = physics;
        this.pathsGPerCm2 = pathsGPerCm2;
        this.energiesKeV = energiesKeV;
        this.efficiencies = new double[energiesKeV.length];
        for (int i = 0; i < efficiencies.length; i++) {
            efficiencies[i] = physics.efficiency(energiesKeV[i]);
        }
    }

    /**
     * Shares, one for each energy, 0…1: the mean over the detectors.
     *
     * @param film      what absorbs
     * @param thickness of the film, relative to that of the paths
     */
    double[] shares(Composition film, double thickness) {
        double[] shares = efficiencies.clone();
        if (pathsGPerCm2.length == 0) {
            return shares;
        }
        double[] ofFilm = ofFilm(film);
        for (int i = 0; i < shares.length; i++) {
            double escaped = 0;
            for (double path : pathsGPerCm2) {
                escaped += ThinFilm.escapeFraction(ofFilm[i] * thickness * path);
            }
            shares[i] = efficiencies[i] * escaped / pathsGPerCm2.length;
        }
        return shares;
    }

    /** µ/ρ of the film, cm²/g; 0 at energies where the detector efficiency is 0. */
    private double[] ofFilm(Composition film) {
        double[] sum = new double[energiesKeV.length];
        film.massFractions().forEach((element, share) -> {
            double[] pure = cm2PerG.computeIfAbsent(element, this::ofElement);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += share * pure[i];
            }
        });
        return sum;
    }

    private double[] ofElement(Element element) {
        double[] pure = new double[energiesKeV.length];
        for (int i = 0; i < pure.length; i++) {
            if (efficiencies[i] != 0) {
                pure[i] = physics.totalCm2PerG(element.z(), energiesKeV[i]);
            }
        }
        return pure;
    }
}
