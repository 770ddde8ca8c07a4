package org.esmpy.sim.imperfection;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.PileUp;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.physics.detector.Layer;

/**
 * Computes the true physics of an imperfect map from the physics of the model: axis, tables, continuum and sum peaks.
 */
public final class TruePhysics {
    private static final double PERCENT = 100;
    private static final double KEV_PER_EV = 1e-3;
    private static final double SLOPE_REFERENCE_KEV = 2;
    private static final double HUMP_KEV = 1.5;
    private static final double HUMP_SIGMA_KEV = 0.5;

    private static final Material POLYMER = new Material(
            Composition.ofAtoms(Map.of(Element.of("C"), 10.0, Element.of("H"), 8.0, Element.of("O"), 4.0)), 1.4);

    private final Imperfections imperfections;
    private final long seed;

    /**
     * @param seed of the factors of line families
     */
    public TruePhysics(Imperfections imperfections, long seed) {
        this.imperfections = imperfections;
        this.seed = seed;
    }

    /** The true energy axis for the axis that is written in the file. */
    public EnergyAxis axis(EnergyAxis written) {
        double offsetKeV = size(Imperfection.AXIS_OFFSET) * KEV_PER_EV;
        double gain = 1 + size(Imperfection.AXIS_GAIN) / PERCENT;
        return offsetKeV == 0 && gain == 1
                ? written
                : new EnergyAxis(written.firstCentreKeV() + offsetKeV, written.widthKeV() * gain, written.channels());
    }

    /** The true tables for the tables of the model. */
    public PhysicsTables tables(PhysicsTables model) {
        PhysicsTables tables = model.withDetectorResponse(response(model.detectorResponse()))
                .withDetectorEfficiency(efficiency(model));
        double families = size(Imperfection.LINE_FAMILIES);
        return families == 0
                ? tables
                : tables.withEmissionLines(new FamilyFactors(model.emissionLines(), families / PERCENT, seed));
    }

    /**
     * The factors of the lines of elements that the true tables have.
     *
     * @param tables the true tables
     * @return by element and shell, e.g. {@code Fe-K}; empty if line families are right
     */
    public SortedMap<String, Double> lineFamilyFactors(
            PhysicsTables tables, Collection<Element> elements, double beamKeV) {
        return tables.emissionLines() instanceof FamilyFactors drawn
                ? drawn.factors(elements, beamKeV)
                : Collections.emptySortedMap();
    }

    /** True thickness over the stated one. */
    public double thicknessFactor() {
        return imperfections.size(Imperfection.THICKNESS).orElse(1);
    }

    /** True continuum over that of the model at an energy. */
    public double continuumFactor(double energyKeV) {
        double sigmas = (energyKeV - HUMP_KEV) / HUMP_SIGMA_KEV;
        double hump = 1 + size(Imperfection.CONTINUUM_HUMP) / PERCENT * Math.exp(-sigmas * sigmas / 2);
        return energyKeV > 0
                ? hump * Math.pow(energyKeV / SLOPE_REFERENCE_KEV, -size(Imperfection.CONTINUUM_SLOPE))
                : 1;
    }

    /**
     * Adds sum peaks, which are pairs of photons that are counted as one: of N photons, p·N sum peaks are made, each of
     * two photons.
     *
     * @param axis     channels of the spectrum
     * @param spectrum length L
     * @return {@code S (1 - 2p) + p N · shape of (S * S)}, or the spectrum itself if there are no sum peaks
     */
    public double[] piledUp(EnergyAxis axis, double[] spectrum) {
        double share = size(Imperfection.SUM_PEAKS) / PERCENT;
        if (share == 0) {
            return spectrum;
        }
        double photons = 0;
        for (double value : spectrum) {
            photons += value;
        }
        double[] shape = PileUp.shape(axis, spectrum).orElseGet(() -> new double[spectrum.length]);
        double[] piled = new double[spectrum.length];
        for (int l = 0; l < piled.length; l++) {
            piled[l] = spectrum[l] * (1 - 2 * share) + share * photons * shape[l];
        }
        return piled;
    }

    private DetectorResponse response(DetectorResponse model) {
        DetectorResponse response = model;
        double wider = size(Imperfection.RESOLUTION);
        if (wider != 0) {
            if (!model.id().equals(DetectorResponses.fanoGaussian().id())) {
                throw new IllegalArgumentException(Imperfection.RESOLUTION.key() + " needs the detector response "
                        + DetectorResponses.fanoGaussian().id() + ", not " + model.id());
            }
            response = DetectorResponses.fanoGaussian(model.fwhmKeV(DetectorResponses.MN_KA_KEV) / KEV_PER_EV + wider);
        }
        return size(Imperfection.ESCAPE_PEAKS) > 0 ? DetectorResponses.withEscape(response) : response;
    }

    private DetectorEfficiency efficiency(PhysicsTables model) {
        DetectorEfficiency efficiency = model.detectorEfficiency();
        List<Layer> layers = List.of(
                Layer.ice(size(Imperfection.ICE)),
                new Layer(POLYMER, size(Imperfection.POLYMER_WINDOW)),
                Layer.aluminium(size(Imperfection.CONTACT)));
        for (Layer layer : layers) {
            efficiency = layer.thicknessUm() > 0
                    ? DetectorEfficiencies.behind(layer, efficiency, model.massAttenuation())
                    : efficiency;
        }
        return efficiency;
    }

    private double size(Imperfection kind) {
        return imperfections.size(kind).orElse(0);
    }
}
