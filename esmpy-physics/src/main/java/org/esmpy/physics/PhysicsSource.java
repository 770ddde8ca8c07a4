package org.esmpy.physics;

import java.util.List;

/** The description that every physics implementation gives of itself. Implementations are immutable and thread-safe. */
public interface PhysicsSource {
    /** Permanent kebab-case id, e.g. {@code "bote-salvat-2009"}; appears in configuration files and reports. */
    String id();

    /** Publication, link and table version this implementation reproduces. */
    Provenance provenance();

    /**
     * Parameters that the user may set; none by default. Continua, detector efficiencies and responses get the values
     * by {@code withParameters}.
     */
    default List<Parameter> parameters() {
        return List.of();
    }
}
