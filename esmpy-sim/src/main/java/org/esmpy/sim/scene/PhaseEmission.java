package org.esmpy.sim.scene;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.edx.FilmEmission;
import org.esmpy.model.quantify.KlProjection;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.imperfection.TruePhysics;

/**
 * Computes the spectrum that the detector receives from a film of one phase, in a scale that is the same for all
 * phases: counts per electron, solid angle and thickness, up to one common factor. The number of bremsstrahlung photons
 * is that of {@code screened-bethe-heitler}, whose cross-sections have a unit; their distribution over the energies is
 * the mixture of the terms of the chosen continuum that comes closest to it.
 */
final class PhaseEmission {
    /** Steps towards the closest mixture of terms. Scenes of one seed would have other counts with another number. */
    private static final int STEPS = 500;

    private final PhysicsTables physics;
    private final EnergyAxis energy;
    private final Acquisition acquisition;
    private final double thicknessNm;
    private final TruePhysics reality;

    /**
     * @param model   the tables of the model
     * @param axes the axes as the file states them
     * @param reality the true physics, which may differ from both
     */
    PhaseEmission(PhysicsTables model, SceneAxes axes, TruePhysics reality) {
        this.physics = reality.tables(model);
        this.energy = reality.axis(axes.energy());
        this.acquisition = axes.acquisition();
        this.thicknessNm = axes.thicknessNm() * reality.thicknessFactor();
        this.reality = reality;
    }

    /** Expected counts of a phase; length L. */
    double[] spectrum(ScenePhase phase) {
        double[] spectrum =
                phase.spectrum().map(measured -> measured.on(energy)).orElseGet(() -> computed(phase));
        if (phase.brightness().isPresent()) {
            double scale =
                    phase.brightness().getAsDouble() / Arrays.stream(spectrum).sum();
            return Arrays.stream(spectrum).map(value -> value * scale).toArray();
        }
        return spectrum;
    }

    private double[] computed(ScenePhase phase) {
        Composition composition = phase.composition();
        Specimen film = Specimen.film(thicknessNm, phase.densityGPerCm3());
        FilmEmission emission = FilmEmission.of(physics, energy, acquisition, film, composition);
        EdxModel model = new EdxModelBuilder(physics)
                .energy(energy)
                .acquisition(acquisition)
                .specimen(film)
                .elements(emission.emitting())
                .absorber(composition)
                .build();
        double[] lines = emission.lines();
        double[] continuum = closest(emission.bremsstrahlung(), model);
        double atoms = phase.densityGPerCm3() / composition.meanAtomicWeightU();
        double[] spectrum = new double[lines.length];
        for (int l = 0; l < spectrum.length; l++) {
            double factor = reality.continuumFactor(energy.centreKeV(l));
            spectrum[l] = atoms * (lines[l] + factor * continuum[l]);
        }
        return reality.piledUp(energy, spectrum);
    }

    /** Factors of the shells of elements where line families are off, e.g. of {@code Fe-K}; else empty. */
    SortedMap<String, Double> lineFamilyFactors(Collection<Element> elements) {
        return reality.lineFamilyFactors(
                physics, elements, acquisition.beamKeV().orElseThrow());
    }

    /** The lines, without absorption, of an element that is not part of the specimen; length L, with a given sum. */
    double[] lines(Element element, double sum) {
        Basis basis = new EdxModelBuilder(physics)
                .energy(energy)
                .acquisition(acquisition)
                .elements(List.of(element))
                .withoutContinuum()
                .build()
                .initialBasis();
        double[] lines = basis.column(0);
        double scale = sum / Arrays.stream(lines).sum();
        return Arrays.stream(lines).map(value -> value * scale).toArray();
    }

    /** The mixture of the continuum columns of a model that is closest to a spectrum in divergence. */
    private static double[] closest(double[] spectrum, EdxModel model) {
        Basis basis = model.initialBasis();
        DMatrixRMaj g = CommonOps_DDRM.concatColumnsMulti(IntStream.range(0, basis.size())
                .filter(c -> basis.columns().get(c) instanceof BasisColumn.Continuum)
                .mapToObj(c -> CommonOps_DDRM.extractColumn(basis.g(), c, null))
                .toArray(DMatrixRMaj[]::new));
        DMatrixRMaj weights =
                new KlProjection(g).withSteps(STEPS).weights(DMatrixRMaj.wrap(spectrum.length, 1, spectrum));
        return CommonOps_DDRM.mult(g, weights, null).data;
    }
}
