package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that lets the low-dose pipeline fit the mass per area of each phase. */
final class FreeThicknessOption implements SettingsOptions {
    @Option(
            names = "--free-thickness",
            negatable = true,
            description =
                    "Let the pipeline find the mass per area of each phase from its counts, beginning with the given"
                            + " one (default: if one is given), or keep it.")
    private @Nullable Boolean freeThickness;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of("specimen.freeThickness");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (freeThickness != null) {
            edits.specimen(before -> before.withFreeThickness(freeThickness));
        }
    }
}
