package org.esmpy.solver.initialize;

import org.esmpy.solver.Initializer;
import org.esmpy.solver.InitializerContract;

class NndsvdaInitializerTest extends InitializerContract {
    @Override
    protected Initializer initializer() {
        return new NndsvdaInitializer();
    }
}
