package org.esmpy.bench.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files in settings are named by absolute paths, so that a result can be repeated from any folder. */
final class AbsolutePath {
    private AbsolutePath() {}

    /** The path of a file that was given. */
    static @Nullable String of(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().normalize().toString();
    }
}
