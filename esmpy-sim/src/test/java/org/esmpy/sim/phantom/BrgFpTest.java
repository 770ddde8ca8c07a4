package org.esmpy.sim.phantom;

import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomContract;

class BrgFpTest extends PhantomContract {
    private static final Phantom PHANTOM = new BrgFp().create(PhysicsTables.defaults());

    @Override
    protected Phantom phantom() {
        return PHANTOM;
    }
}
