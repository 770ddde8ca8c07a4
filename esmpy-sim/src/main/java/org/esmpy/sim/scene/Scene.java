package org.esmpy.sim.scene;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.esmpy.sim.imperfection.Imperfections;

/**
 * The content of a scene file: a simulated specimen, its geometry and its imperfections. The dose of its phantom is the
 * mean over the pixels in which there is specimen.
 *
 * @param id            kebab-case id
 * @param version       number that changes whenever the same seed gives other counts; at least 1
 * @param description   what it is, in one sentence
 * @param axes          size, energy axis, beam and detector
 * @param dose          counts per pixel that its author suggests
 * @param phases        the phases, in the order of the rows of H
 * @param geometry      where they are
 * @param imperfections deviations of the map from the model
 * @param variation     changes that the user makes to the scene
 */
record Scene(
        String id,
        int version,
        String description,
        SceneAxes axes,
        OptionalDouble dose,
        List<ScenePhase> phases,
        Geometry geometry,
        Imperfections imperfections,
        Variation variation)
        implements PhantomFactory {
    /** Rows and columns of the largest image. */
    static final int MAX_SIDE = 1 << 14;

    Scene {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a scene needs at least 1 phase");
        }
        if (phases.stream().map(ScenePhase::name).distinct().count() < phases.size()) {
            throw new IllegalArgumentException("phases need different names, got "
                    + phases.stream().map(ScenePhase::name).toList());
        }
        long given =
                phases.stream().filter(phase -> phase.brightness().isPresent()).count();
        if (given > 0 && given < phases.size()) {
            throw new IllegalArgumentException(
                    "either all phases have a brightness or none, got " + given + " of " + phases.size());
        }
        OptionalInt fewer = variation.phases();
        if (fewer.isPresent() && fewer.getAsInt() > phases.size()) {
            throw new IllegalArgumentException(
                    "scene " + id + " has " + phases.size() + " phases; it cannot be made with " + fewer.getAsInt());
        }
        variation.shape().ifPresent(shape -> {
            if (Math.max(shape.height(), shape.width()) > MAX_SIDE) {
                throw new IllegalArgumentException("an image has at most " + MAX_SIDE + " rows and columns, got "
                        + shape.height() + " x " + shape.width());
            }
        });
        Set<Element> present = phases.stream()
                .flatMap(phase -> phase.composition().elements().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        imperfections.with(variation.imperfections()).check(present);
    }

    @Override
    public PhantomFactory vary(Variation value) {
        return new Scene(id, version, description, axes, dose, phases, geometry, imperfections, value);
    }

    @Override
    public Phantom create(PhysicsTables physics) {
        return new ScenePhantom(this, physics).create();
    }
}
