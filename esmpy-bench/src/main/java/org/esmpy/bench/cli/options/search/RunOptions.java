package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the seed and the number of threads. */
public final class RunOptions implements SettingsOptions {
    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness (default 0).")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads (default: all processors); results do not depend on it.")
    private @Nullable Integer threads;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("seed", "threads");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (seed != null) {
            edits.seed(seed);
        }
        if (threads != null && threads < 1) {
            throw new IllegalArgumentException(
                    "--threads must be at least 1, got " + threads + "; without it all processors are used");
        }
        if (threads != null) {
            edits.threads(threads);
        }
    }
}
