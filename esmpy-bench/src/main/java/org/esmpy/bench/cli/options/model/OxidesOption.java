package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import picocli.CommandLine.Option;

/** The option that also states compositions as oxides. */
public final class OxidesOption implements SettingsOptions {
    @Option(
            names = "--oxides",
            description =
                    "State compositions as oxides too, wt.%%, with oxygen by stoichiometry: printed, in oxides.csv and first"
                            + " in the report. Valences are the usual ones (Fe 2, Ti 4, ...); --valence Fe=3 changes one.")
    private boolean oxides;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of("specimen.oxides");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (oxides) {
            edits.specimen(before -> before.withOxides(true));
        }
    }
}
