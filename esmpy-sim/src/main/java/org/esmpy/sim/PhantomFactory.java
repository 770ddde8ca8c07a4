package org.esmpy.sim;

import org.esmpy.physics.PhysicsTables;

/** Makes a {@link Phantom} with the physics of one's choice. Implementations are immutable and thread-safe. */
public interface PhantomFactory {
    /** Permanent kebab-case id, e.g. {@code "brg-fp-capv"}; the id of the phantom. */
    String id();

    /** What the phantom is, in one sentence. */
    String description();

    /**
     * Computes the spectra of the phantom.
     *
     * @throws IllegalArgumentException if {@code physics} cannot describe it
     */
    Phantom create(PhysicsTables physics);
}
