package org.esmpy.sim.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.imperfection.Imperfection;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.sim.imperfection.TrueExposure;
import org.esmpy.sim.imperfection.TruePhysics;
import org.esmpy.sim.internal.ModelledPhantom;

/** Computes the phantom of a scene: spectra, abundances, imperfections and the notes that record them. */
final class ScenePhantom {
    private static final double PERCENT = 100;
    private static final String DWELL = "truth/dwell";

    private final Scene scene;
    private final PhysicsTables physics;
    private final ImageShape shape;
    private final List<ScenePhase> phases;
    private final Imperfections imperfections;
    private final long seed;

    ScenePhantom(Scene scene, PhysicsTables physics) {
        this.scene = scene;
        this.physics = scene.axes().detector().over(physics);
        this.shape = scene.variation().shape().orElse(scene.axes().shape());
        this.imperfections = scene.imperfections().with(scene.variation().imperfections());
        this.seed = scene.variation().geometrySeed();
        int kept = scene.variation().phases().orElse(scene.phases().size());
        this.phases = scene.phases().subList(0, kept).stream()
                .map(phase -> phase.withAtPct(imperfections.unlistedPct()))
                .toList();
    }

    ModelledPhantom create() {
        double areaRatio = shape.pixels() / (double) scene.axes().shape().pixels();
        AbundanceGenerator generator = scene.geometry().generator(new Geometry.Draw(phases.size(), areaRatio, seed));
        double[] thickness = generator.thickness(shape);
        DMatrixRMaj abundances = generator.abundances(shape);
        TruePhysics reality = new TruePhysics(imperfections, seed);
        PhaseEmission emission = new PhaseEmission(physics, scene.axes(), reality);
        GroundTruth truth = new GroundTruth(
                phases.stream().map(ScenePhase::name).toList(),
                abundances,
                columns(phases.stream().map(emission::spectrum).toList()),
                phases.stream().map(ScenePhase::composition).toList());
        if (Arrays.stream(thickness).anyMatch(t -> t != 1)) {
            truth = truth.withThickness(DMatrixRMaj.wrap(1, thickness.length, thickness));
        }
        scaleToUnitMean(truth, thickness);
        TrueExposure exposure = new TrueExposure(imperfections, shape, seed);
        return new ModelledPhantom(
                scene.id(),
                scene.description(),
                blank(truth, exposure, emission.lineFamilyFactors(truth.elements())),
                truth,
                imperfections.isEmpty() ? Optional.empty() : Optional.of(recorded(truth, exposure, emission)));
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

    /** The phases with drift and dwell times, and the stray lines, which are the same in every pixel. */
    private ModelledPhantom.Recorded recorded(GroundTruth truth, TrueExposure exposure, PhaseEmission emission) {
        DMatrixRMaj seen = exposure.drifted(truth.amounts());
        double[] dwell = exposure.dwell();
        List<double[]> spectra = new ArrayList<>();
        for (int k = 0; k < truth.phases(); k++) {
            double[] spectrum = new double[truth.spectra().getNumRows()];
            for (int l = 0; l < spectrum.length; l++) {
                spectrum[l] = truth.spectra().get(l, k);
            }
            spectra.add(spectrum);
        }
        imperfections.strayPct().forEach((element, pct) -> spectra.add(emission.lines(element, pct / PERCENT)));
        DMatrixRMaj amounts = new DMatrixRMaj(spectra.size(), shape.pixels());
        for (int k = 0; k < spectra.size(); k++) {
            for (int p = 0; p < shape.pixels(); p++) {
                amounts.set(k, p, dwell[p] * (k < truth.phases() ? seen.get(k, p) : 1));
            }
        }
        return new ModelledPhantom.Recorded(columns(spectra), amounts);
    }

    private SpectrumImage blank(GroundTruth truth, TrueExposure exposure, SortedMap<String, Double> lineFamilyFactors) {
        EnergyAxis written = scene.axes().energy();
        Map<String, DMatrixRMaj> matrices = new TreeMap<>();
        double[] dwell = exposure.dwell();
        if (Arrays.stream(dwell).anyMatch(time -> time != 1)) {
            matrices.put(DWELL, DMatrixRMaj.wrap(1, dwell.length, dwell));
        }
        CountMatrix none =
                CountMatrix.builder(written.channels(), shape.pixels()).build();
        return SpectrumImage.of(none, shape, written)
                .withPixelSize(new PixelSize(scene.axes().pixelNm(), "nm"))
                .withAcquisition(scene.axes().acquisition())
                .withMetadata(ImageMetadata.empty()
                        .withElements(List.copyOf(listed(truth)))
                        .withMatrices(matrices)
                        .withNotes(notes(exposure, lineFamilyFactors)));
    }

    private SortedSet<Element> listed(GroundTruth truth) {
        SortedSet<Element> listed = new TreeSet<>(truth.elements());
        listed.removeAll(imperfections.unlistedPct().keySet());
        listed.addAll(imperfections.absent());
        return listed;
    }

    private Map<String, String> notes(TrueExposure exposure, SortedMap<String, Double> lineFamilyFactors) {
        Map<String, String> notes = new TreeMap<>(scene.axes().detector().notes());
        notes.put("simulation/version", Integer.toString(scene.version()));
        notes.put("simulation/geometry-seed", Long.toString(seed));
        notes.put("simulation/thickness-nm", Double.toString(scene.axes().thicknessNm()));
        notes.put(
                "simulation/densities-g-per-cm3",
                phases.stream()
                        .map(phase -> Double.toString(phase.densityGPerCm3()))
                        .collect(Collectors.joining(",")));
        notes.put(
                "simulation/physics",
                physics.sources().stream().map(PhysicsSource::id).collect(Collectors.joining(",")));
        if (!imperfections.isEmpty()) {
            notes.put("truth/imperfections", imperfections.toString());
        }
        if (imperfections.size(Imperfection.DRIFT).isPresent()) {
            notes.put("truth/drift-px", exposure.driftPx()[0] + "," + exposure.driftPx()[1]);
        }
        if (!lineFamilyFactors.isEmpty()) {
            notes.put(
                    "truth/line-family-factors",
                    lineFamilyFactors.entrySet().stream()
                            .map(factor -> factor.getKey() + "=" + factor.getValue())
                            .collect(Collectors.joining(",")));
        }
        return notes;
    }

    private static DMatrixRMaj columns(List<double[]> spectra) {
        DMatrixRMaj matrix = new DMatrixRMaj(spectra.get(0).length, spectra.size());
        for (int k = 0; k < spectra.size(); k++) {
            for (int l = 0; l < matrix.getNumRows(); l++) {
                matrix.set(l, k, spectra.get(k)[l]);
            }
        }
        return matrix;
    }
}
