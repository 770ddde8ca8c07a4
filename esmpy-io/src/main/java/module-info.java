/** Readers and writers of the files that microscopes and other programs write. */
module org.esmpy.io {
    requires com.fasterxml.jackson.databind;
    requires static com.google.guice;
    requires io.jhdf;
    requires transitive jakarta.inject;
    requires java.xml;
    requires org.apache.commons.csv;
    requires org.apache.commons.lang3; // jHDF needs it, but has no module descriptor that says so
    requires transitive org.esmpy.model;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.esmpy.io;
    exports org.esmpy.io.bruker;
    exports org.esmpy.io.catalog;
    exports org.esmpy.io.csv;
    exports org.esmpy.io.dm;
    exports org.esmpy.io.edax;
    exports org.esmpy.io.guice;
    exports org.esmpy.io.hspy;
    exports org.esmpy.io.jeol;
    exports org.esmpy.io.msa;
    exports org.esmpy.io.npy;
    exports org.esmpy.io.oxford;
    exports org.esmpy.io.ripple;
    exports org.esmpy.io.staging;
    exports org.esmpy.io.tiff;
    exports org.esmpy.io.velox;
}
