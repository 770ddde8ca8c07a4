package org.esmpy.bench.result;

import java.util.Optional;

/** The version of the running program. */
public final class Version {
    private Version() {}

    /** From the jar's manifest; {@code "development"} outside a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
