package org.esmpy.bench.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Chooses the value of the command line where it gives one, and the value of the settings otherwise. */
public final class Said {
    private Said() {}

    public static <T> T or(@Nullable T said, T before) {
        return said == null ? before : said;
    }

    /** A switch can only be turned on. */
    public static boolean or(boolean said, boolean before) {
        return said || before;
    }

    public static <T> Optional<T> orOptional(@Nullable T said, Optional<T> before) {
        return said == null ? before : Optional.of(said);
    }

    public static OptionalDouble orNumber(@Nullable Double said, OptionalDouble before) {
        return said == null ? before : OptionalDouble.of(said);
    }

    /** A file, by its absolute path. */
    public static Optional<String> orFile(@Nullable Path said, Optional<String> before) {
        return said == null ? before : Optional.of(AbsolutePath.of(said));
    }
}
