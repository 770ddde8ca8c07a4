package org.esmpy.sim.phantom;

import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;

/** A phantom that comes with esmpy; its definition may serve as the start of another one. */
public interface BuiltInPhantom extends PhantomFactory {
    /** The description of the phantom. */
    PhantomDefinition definition();

    @Override
    default String id() {
        return definition().id();
    }

    @Override
    default String description() {
        return definition().description();
    }

    @Override
    default Phantom create(PhysicsTables physics) {
        return definition().create(physics);
    }
}
