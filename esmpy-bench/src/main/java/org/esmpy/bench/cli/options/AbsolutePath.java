package org.esmpy.bench.cli.options;

import java.nio.file.Path;

/** Names files in settings by their absolute paths, so that a result can be repeated from any folder. */
public final class AbsolutePath {
    private AbsolutePath() {}

    public static String of(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
