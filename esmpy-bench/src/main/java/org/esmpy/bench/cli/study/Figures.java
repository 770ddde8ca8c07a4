package org.esmpy.bench.cli.study;

import java.util.Locale;
import java.util.OptionalDouble;

/** Formats the numbers in printed tables of runs. */
final class Figures {
    private Figures() {}

    /** A figure in a format of {@link String#format}, or nothing where it is not known. */
    static String known(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
