package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SettingsEdits;
import picocli.CommandLine.Option;

/** The option that adds a column for pile-up to G. */
final class PileUpOption implements SettingsOptions {
    @Option(
            names = "--pile-up",
            description = "Model pile-up, two photons that are counted as one, by a column that follows the"
                    + " mean spectrum.")
    private boolean pileUp;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of("physics.pileUp");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (pileUp) {
            edits.physics(PhysicsSettings::withPileUp);
        }
    }
}
