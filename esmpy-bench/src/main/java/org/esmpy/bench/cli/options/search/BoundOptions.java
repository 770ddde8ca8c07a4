package org.esmpy.bench.cli.options.search;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.BoundSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that keep the factors of a single solver above lower bounds. */
final class BoundOptions implements SettingsOptions {
    @Option(
            names = "--lower-w",
            paramLabel = "W.csv",
            description = "Lower bounds of W for a single solver: a file like the W.csv of a fit, in the same"
                    + " units; 0 or an empty cell means no bound.")
    private @Nullable Path lowerW;

    @Option(
            names = "--lower-h",
            paramLabel = "H.npy",
            description = "Lower bounds of the abundances for a single solver: a file like the H.npy of a fit; 0"
                    + " means no bound.")
    private @Nullable Path lowerH;

    @Override
    public HelpSection section() {
        return HelpSection.PHASES;
    }

    @Override
    public List<String> names() {
        return List.of("bounds");
    }

    @Override
    public boolean changeMeaningOfResults() {
        return true;
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.bounds(before ->
                new BoundSettings(Said.orFile(lowerW, before.lowerW()), Said.orFile(lowerH, before.lowerH())));
    }
}
