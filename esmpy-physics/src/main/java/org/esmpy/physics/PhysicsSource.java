package org.esmpy.physics;

import java.util.List;

/** What every physics implementation says of itself. Implementations are immutable and thread-safe. */
public interface PhysicsSource {
    /** Permanent kebab-case id, e.g. {@code "bote-salvat-2009"}; appears in configuration files and reports. */
    String id();

    /** Publication, link and table version this implementation reproduces. */
    Provenance provenance();

    /** What a person may choose of it; by default nothing. Continua, detector efficiencies and responses are told by
     * {@code withParameters}. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
