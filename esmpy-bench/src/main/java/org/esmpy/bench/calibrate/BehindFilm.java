package org.esmpy.bench.calibrate;

import org.esmpy.model.quantify.MassThickness;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Provenance;

/**
 * The efficiency of a detector times the share of photons that leave the film which emits them, for a film of known
 * mass per area. The calibration of a map uses it, where only the mean composition is known.
 */
final class BehindFilm implements DetectorEfficiency {
    private final DetectorEfficiency detector;
    private final MassAttenuation attenuation;
    private final Composition film;
    private final double gPerCm2;
    private final double[] sines;

    /**
     * @param sines sine of the take-off angle of each detector
     */
    BehindFilm(
            DetectorEfficiency detector,
            MassAttenuation attenuation,
            Composition film,
            double gPerCm2,
            double[] sines) {
        this.detector = detector;
        this.attenuation = attenuation;
        this.film = film;
        this.gPerCm2 = gPerCm2;
        this.sines = sines.clone();
    }

    @Override
    public String id() {
        return detector.id();
    }

    @Override
    public Provenance provenance() {
        return detector.provenance();
    }

    @Override
    public double efficiency(double energyKeV) {
        double efficiency = detector.efficiency(energyKeV);
        return efficiency == 0 ? 0 : efficiency * MassThickness.escaped(film, attenuation, sines, gPerCm2, energyKeV);
    }
}
