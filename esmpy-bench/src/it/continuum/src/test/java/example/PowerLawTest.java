package example;

import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumContract;

class PowerLawTest extends ContinuumContract {
    @Override
    protected Continuum source() {
        return new PowerLaw();
    }
}
