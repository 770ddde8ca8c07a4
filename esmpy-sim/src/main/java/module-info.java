/** Phantoms: simulated specimens with known phases, and Poisson counts as a detector would record them. */
module org.esmpy.sim {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires static com.google.guice;
    requires ejml.ddense;
    requires transitive jakarta.inject;
    requires java.desktop;
    requires transitive org.esmpy.model;
    requires static transitive org.jspecify;

    exports org.esmpy.sim;
    exports org.esmpy.sim.abundance;
    exports org.esmpy.sim.catalog;
    exports org.esmpy.sim.guice;
    exports org.esmpy.sim.imperfection;
    exports org.esmpy.sim.phantom;
    exports org.esmpy.sim.scene;
}
