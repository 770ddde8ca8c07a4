package org.esmpy.sim.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.esmpy.sim.internal.ModelledPhantom;

/**
 * What a scene file describes. The dose of its phantom is the mean over the pixels in which there is specimen.
 *
 * @param id          kebab-case id
 * @param version     number that changes whenever the same seed gives other counts; at least 1
 * @param description what it is, in one sentence
 * @param shape       rows and columns of the image
 * @param pixelNm     size of a pixel, nm
 * @param energy      energy axis
 * @param acquisition beam energy and take-off angle
 * @param thicknessNm nominal thickness, nm
 * @param phases      the phases, in the order of the rows of H
 * @param geometry    where they are
 * @param variation   what differs from the scene as it is described
 */
record Scene(
        String id,
        int version,
        String description,
        ImageShape shape,
        double pixelNm,
        EnergyAxis energy,
        Acquisition acquisition,
        double thicknessNm,
        List<ScenePhase> phases,
        Geometry geometry,
        Variation variation)
        implements PhantomFactory {
    Scene {
        phases = List.copyOf(phases);
        if (phases.stream().map(ScenePhase::name).distinct().count() < phases.size()) {
            throw new IllegalArgumentException("phases need different names, got "
                    + phases.stream().map(ScenePhase::name).toList());
        }
        OptionalInt fewer = variation.phases();
        if (fewer.isPresent() && fewer.getAsInt() > phases.size()) {
            throw new IllegalArgumentException(
                    "scene " + id + " has " + phases.size() + " phases; it cannot be made with " + fewer.getAsInt());
        }
    }

    @Override
    public PhantomFactory vary(Variation value) {
        return new Scene(
                id, version, description, shape, pixelNm, energy, acquisition, thicknessNm, phases, geometry, value);
    }

    @Override
    public Phantom create(PhysicsTables physics) {
        ImageShape drawn = variation.shape().orElse(shape);
        List<ScenePhase> kept = phases.subList(0, variation.phases().orElse(phases.size()));
        AbundanceGenerator generator = geometry.generator(
                new Geometry.Draw(kept.size(), drawn.pixels() / (double) shape.pixels(), variation.geometrySeed()));
        DMatrixRMaj abundances = generator.abundances(drawn);
        double[] thickness = generator.thickness(drawn);
        DMatrixRMaj spectra = spectra(kept, physics);
        GroundTruth truth = new GroundTruth(
                kept.stream().map(ScenePhase::name).toList(),
                abundances,
                spectra,
                kept.stream().map(ScenePhase::composition).toList());
        if (Arrays.stream(thickness).anyMatch(t -> t != 1)) {
            truth = truth.withThickness(DMatrixRMaj.wrap(1, thickness.length, thickness));
        }
        scaleToUnitMean(truth, thickness);
        return new ModelledPhantom(id, description, blank(drawn, kept, truth, physics), truth);
    }

    private DMatrixRMaj spectra(List<ScenePhase> kept, PhysicsTables physics) {
        FilmEmission emission = new FilmEmission(physics, energy, acquisition, thicknessNm);
        DMatrixRMaj spectra = new DMatrixRMaj(energy.channels(), kept.size());
        for (int k = 0; k < kept.size(); k++) {
            double[] spectrum = emission.spectrum(kept.get(k));
            for (int l = 0; l < spectrum.length; l++) {
                spectra.set(l, k, spectrum[l]);
            }
        }
        return spectra;
    }

    /** Scales the spectra such that a pixel with specimen has one count on average. */
    private static void scaleToUnitMean(GroundTruth truth, double[] thickness) {
        DMatrixRMaj amounts = truth.amounts();
        DMatrixRMaj spectra = truth.spectra();
        double counts = 0;
        for (int k = 0; k < truth.phases(); k++) {
            double amount = 0;
            double spectrum = 0;
            for (int p = 0; p < amounts.getNumCols(); p++) {
                amount += amounts.get(k, p);
            }
            for (int l = 0; l < spectra.getNumRows(); l++) {
                spectrum += spectra.get(l, k);
            }
            counts += amount * spectrum;
        }
        double scale = Arrays.stream(thickness).filter(t -> t > 0).count() / counts;
        for (int i = 0; i < spectra.getNumElements(); i++) {
            spectra.data[i] *= scale;
        }
    }

    private SpectrumImage blank(ImageShape drawn, List<ScenePhase> kept, GroundTruth truth, PhysicsTables physics) {
        Map<String, String> notes = new TreeMap<>();
        notes.put("simulation/version", Integer.toString(version));
        notes.put("simulation/geometry-seed", Long.toString(variation.geometrySeed()));
        notes.put("simulation/thickness-nm", Double.toString(thicknessNm));
        notes.put(
                "simulation/densities-g-per-cm3",
                kept.stream()
                        .map(phase -> Double.toString(phase.densityGPerCm3()))
                        .collect(Collectors.joining(",")));
        notes.put(
                "simulation/physics",
                physics.sources().stream().map(PhysicsSource::id).collect(Collectors.joining(",")));
        CountMatrix none =
                CountMatrix.builder(energy.channels(), drawn.pixels()).build();
        return SpectrumImage.of(none, drawn, energy)
                .withPixelSize(new PixelSize(pixelNm, "nm"))
                .withAcquisition(acquisition)
                .withMetadata(ImageMetadata.empty()
                        .withElements(List.copyOf(truth.elements()))
                        .withNotes(notes));
    }
}
