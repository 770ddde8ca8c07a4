package org.esmpy.bench.fit;

import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Makes what runs fits in tests. */
final class FitRunners {
    private FitRunners() {}

    /** With what esmpy has itself, and without plug-ins. */
    static FitRunner withoutPlugins() {
        return new FitRunner(PhysicsCatalog.defaults(), SolverCatalog.defaults(), InitializerCatalog.defaults());
    }
}
