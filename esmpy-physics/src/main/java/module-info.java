/** The physics of X-ray emission, one interface for each quantity, and the search for plug-ins. */
module org.esmpy.physics {
    requires static com.google.guice;
    requires transitive jakarta.inject;
    requires org.apache.commons.csv;
    requires static transitive org.jspecify;

    exports org.esmpy.physics;
    exports org.esmpy.physics.attenuation;
    exports org.esmpy.physics.catalog;
    exports org.esmpy.physics.continuum;
    exports org.esmpy.physics.density;
    exports org.esmpy.physics.detector;
    exports org.esmpy.physics.emission;
    exports org.esmpy.physics.guice;
    exports org.esmpy.physics.ionization;
    exports org.esmpy.physics.relaxation;
    exports org.esmpy.plugin;
}
