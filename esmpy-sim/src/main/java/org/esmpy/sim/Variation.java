package org.esmpy.sim;

import java.util.Optional;
import java.util.OptionalInt;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.imperfection.Imperfections;

/**
 * The changes that a user makes to a phantom: other random places, another size, fewer phases, imperfections.
 *
 * @param geometrySeed  seed of everything random except the noise: the places of phases, the dead pixels
 * @param shape         another size of the image, in which grains and particles keep their sizes in pixels
 * @param phases        number of phases, of which the first ones are kept
 * @param imperfections imperfections beside those that it has
 */
public record Variation(
        long geometrySeed, Optional<ImageShape> shape, OptionalInt phases, Imperfections imperfections) {
    public Variation {
        if (phases.isPresent() && phases.getAsInt() < 1) {
            throw new IllegalArgumentException("a phantom needs at least 1 phase, got " + phases.getAsInt());
        }
    }

    /** Another geometry alone. */
    public static Variation ofSeed(long geometrySeed) {
        return new Variation(geometrySeed, Optional.empty(), OptionalInt.empty(), Imperfections.none());
    }

    /** Whether more than the seed is changed. */
    public boolean changesThePhantom() {
        return shape.isPresent() || phases.isPresent() || !imperfections.isEmpty();
    }
}
