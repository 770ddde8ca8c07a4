package org.esmpy.solver.initialize;

import org.esmpy.solver.Initializer;
import org.esmpy.solver.InitializerContract;

class NndsvdarInitializerTest extends InitializerContract {
    @Override
    protected Initializer initializer() {
        return new NndsvdarInitializer();
    }
}
