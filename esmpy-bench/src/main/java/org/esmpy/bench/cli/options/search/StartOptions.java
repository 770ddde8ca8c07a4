package org.esmpy.bench.cli.options.search;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.bench.settings.StartSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the number of starts of a single solver, and for files of start factors. */
final class StartOptions implements SettingsOptions {
    @Option(names = "--starts", paramLabel = "N", description = "Keep the best of N starts of a single solver.")
    private @Nullable Integer starts;

    @Option(names = "--init-w", paramLabel = "W.csv", description = "Start a single solver from this W.")
    private @Nullable Path initW;

    @Option(names = "--init-h", paramLabel = "H.npy", description = "Start a single solver from this H.")
    private @Nullable Path initH;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("starts");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.starts(this::over);
    }

    private StartSettings over(StartSettings before) {
        return new StartSettings(
                Said.or(starts, before.count()), Said.orFile(initW, before.w()), Said.orFile(initH, before.h()));
    }
}
