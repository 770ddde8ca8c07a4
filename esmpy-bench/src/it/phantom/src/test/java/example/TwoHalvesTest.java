package example;

import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomContract;

class TwoHalvesTest extends PhantomContract {
    @Override
    protected Phantom phantom() {
        return new TwoHalves().create(PhysicsTables.defaults());
    }
}
