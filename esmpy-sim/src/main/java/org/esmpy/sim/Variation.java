package org.esmpy.sim;

import java.util.Optional;
import java.util.OptionalInt;
import org.esmpy.model.ImageShape;

/**
 * What may be changed about a phantom.
 *
 * @param geometrySeed seed of whatever is random in where its phases are
 * @param shape        another size of the image, in which grains and particles keep their sizes in pixels
 * @param phases       number of phases, of which the first ones are kept
 */
public record Variation(long geometrySeed, Optional<ImageShape> shape, OptionalInt phases) {
    public Variation {
        if (phases.isPresent() && phases.getAsInt() < 1) {
            throw new IllegalArgumentException("a phantom needs at least 1 phase, got " + phases.getAsInt());
        }
    }

    /** Another geometry alone. */
    public static Variation ofSeed(long geometrySeed) {
        return new Variation(geometrySeed, Optional.empty(), OptionalInt.empty());
    }
}
