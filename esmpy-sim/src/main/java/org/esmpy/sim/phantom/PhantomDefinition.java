package org.esmpy.sim.phantom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.internal.ModelledPhantom;

/**
 * The description of a phantom: everything that determines it except the physics and the dose.
 *
 * @param id          kebab-case id
 * @param description what it is, in one sentence
 * @param shape       rows and columns of the image
 * @param pixelSize   size of a pixel, if it has one
 * @param energy      energy axis
 * @param acquisition beam and detector; needs a beam energy and, if the specimen absorbs, a take-off angle
 * @param specimen    the film
 * @param phases      the phases, in the order of the rows of H
 * @param abundance   abundances of as many phases
 */
public record PhantomDefinition(
        String id,
        String description,
        ImageShape shape,
        Optional<PixelSize> pixelSize,
        EnergyAxis energy,
        Acquisition acquisition,
        Specimen specimen,
        List<PhantomPhase> phases,
        AbundanceGenerator abundance)
        implements PhantomFactory {
    public PhantomDefinition {
        phases = List.copyOf(phases);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a phantom needs an id");
        }
        if (abundance.phases() != phases.size()) {
            throw new IllegalArgumentException(
                    "phantom " + id + " has " + phases.size() + " phases, but abundances of " + abundance.phases());
        }
        if (phases.stream().map(PhantomPhase::name).distinct().count() < phases.size()) {
            throw new IllegalArgumentException("the phases of phantom " + id + " need different names, got "
                    + phases.stream().map(PhantomPhase::name).toList());
        }
    }

    @Override
    public Phantom create(PhysicsTables physics) {
        GroundTruth truth = new GroundTruth(
                phases.stream().map(PhantomPhase::name).toList(),
                abundance.abundances(shape),
                new PhaseSpectra(this, physics).compute(),
                phases.stream().map(PhantomPhase::composition).toList());
        SpectrumImage blank = SpectrumImage.of(
                        CountMatrix.builder(energy.channels(), shape.pixels()).build(), shape, energy)
                .withAcquisition(acquisition)
                .withMetadata(ImageMetadata.empty()
                        .withElements(List.copyOf(truth.elements()))
                        .withNotes(Map.of(
                                "simulation/physics", ids(physics),
                                "simulation/mass-thickness-g-per-cm2",
                                        Double.toString(specimen.massThicknessGPerCm2()))));
        return new ModelledPhantom(
                id, description, pixelSize.map(blank::withPixelSize).orElse(blank), truth);
    }

    private static String ids(PhysicsTables physics) {
        return String.join(
                ",", physics.sources().stream().map(PhysicsSource::id).toList());
    }

    /** This definition under another id, for a variant. */
    public PhantomDefinition withId(String value, String what) {
        return new PhantomDefinition(value, what, shape, pixelSize, energy, acquisition, specimen, phases, abundance);
    }

    public PhantomDefinition withShape(ImageShape value) {
        return new PhantomDefinition(
                id, description, value, pixelSize, energy, acquisition, specimen, phases, abundance);
    }

    public PhantomDefinition withEnergy(EnergyAxis value) {
        return new PhantomDefinition(
                id, description, shape, pixelSize, value, acquisition, specimen, phases, abundance);
    }

    public PhantomDefinition withSpecimen(Specimen value) {
        return new PhantomDefinition(id, description, shape, pixelSize, energy, acquisition, value, phases, abundance);
    }

    /** Other phases in other places. */
    public PhantomDefinition withPhases(List<PhantomPhase> value, AbundanceGenerator where) {
        return new PhantomDefinition(id, description, shape, pixelSize, energy, acquisition, specimen, value, where);
    }
}
