package org.esmpy.sim.phantom;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.CountSampler;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;

/** A phantom whose spectra were computed from its definition. */
final class ModelledPhantom implements Phantom {
    private final PhantomDefinition definition;
    private final PhysicsTables physics;
    private final DMatrixRMaj abundances;
    private final DMatrixRMaj relativeSpectra;

    ModelledPhantom(PhantomDefinition definition, PhysicsTables physics) {
        this.definition = definition;
        this.physics = physics;
        this.abundances = definition.abundance().abundances(definition.shape());
        this.relativeSpectra = new PhaseSpectra(definition, physics).compute();
    }

    @Override
    public String id() {
        return definition.id();
    }

    @Override
    public String description() {
        return definition.description();
    }

    @Override
    public GroundTruth truth(double dose) {
        if (!(dose > 0 && dose < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a dose must be positive and finite, got " + dose + " counts per pixel");
        }
        DMatrixRMaj spectra = relativeSpectra.copy();
        for (int i = 0; i < spectra.getNumElements(); i++) {
            spectra.data[i] *= dose;
        }
        List<PhantomPhase> phases = definition.phases();
        return new GroundTruth(
                phases.stream().map(PhantomPhase::name).toList(),
                abundances.copy(),
                spectra,
                phases.stream().map(PhantomPhase::composition).toList());
    }

    @Override
    public SpectrumImage simulate(double dose, RandomGenerator random) {
        GroundTruth truth = truth(dose);
        CountMatrix counts = new CountSampler(truth.spectra()).sample(truth.abundances(), random);
        SpectrumImage image = SpectrumImage.of(counts, definition.shape(), definition.energy())
                .withAcquisition(definition.acquisition())
                .withMetadata(truth.attachTo(metadata(truth, dose)));
        return definition.pixelSize().map(image::withPixelSize).orElse(image);
    }

    private ImageMetadata metadata(GroundTruth truth, double dose) {
        Map<String, String> notes = new TreeMap<>();
        notes.put("simulation/phantom", id());
        notes.put("simulation/dose", Double.toString(dose));
        notes.put(
                "simulation/physics",
                String.join(
                        ",", physics.sources().stream().map(PhysicsSource::id).toList()));
        notes.put(
                "simulation/mass-thickness-g-per-cm2",
                Double.toString(definition.specimen().massThicknessGPerCm2()));
        return ImageMetadata.empty()
                .withTitle(id() + ", " + dose + " counts per pixel")
                .withElements(List.copyOf(truth.elements()))
                .withNotes(notes);
    }
}
