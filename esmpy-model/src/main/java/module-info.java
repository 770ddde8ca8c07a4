/** Spectrum images as sparse counts, energy axes, the assembler of G, and quantification. */
@SuppressWarnings("module")
module org.esmpy.model {
    requires transitive ejml.core;
    requires ejml.ddense;
    requires jdk.management;
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.sampling;
    requires transitive org.esmpy.physics;
    requires static transitive org.jspecify;

    exports org.esmpy.model;
    exports org.esmpy.model.edx;
    exports org.esmpy.model.internal to
            org.esmpy.solver;
    exports org.esmpy.model.internal.weight to
            org.esmpy.solver;
    exports org.esmpy.model.quantify;
    exports org.esmpy.model.recheck;
    exports org.esmpy.model.spectrum;
}
