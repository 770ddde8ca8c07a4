package org.esmpy.sim;

import java.util.OptionalDouble;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Creates a {@link Phantom} whose spectra are computed with given physics. Implementations are immutable and
 * thread-safe.
 */
public interface PhantomFactory {
    /** Permanent kebab-case id, e.g. {@code "brg-fp-capv"}; the id of the phantom. */
    String id();

    /** Description of the phantom in one sentence. */
    String description();

    /** Counts per pixel that its author suggests. */
    default OptionalDouble dose() {
        return OptionalDouble.empty();
    }

    /**
     * A variant of the phantom. By default nothing in a phantom is random, and its size and phases cannot be changed.
     *
     * @throws IllegalArgumentException if the phantom cannot be changed so
     */
    default PhantomFactory vary(Variation variation) {
        if (variation.changesThePhantom()) {
            throw new IllegalArgumentException(
                    "phantom " + id()
                            + " has a size and phases of its own, and no imperfections; they cannot be changed, those of scenes can");
        }
        return this;
    }

    /**
     * Computes the spectra of the phantom.
     *
     * @throws IllegalArgumentException if {@code physics} cannot describe it
     */
    Phantom create(PhysicsTables physics);
}
