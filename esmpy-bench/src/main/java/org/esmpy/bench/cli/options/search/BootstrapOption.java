package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for errors by bootstrap: maps are drawn from the fit and fitted again. */
final class BootstrapOption implements SettingsOptions {
    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Compute errors by fitting N maps that are drawn from the fit of a single solver.")
    private @Nullable Integer bootstrap;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("bootstrap");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (bootstrap != null) {
            edits.bootstrap(bootstrap);
        }
    }
}
