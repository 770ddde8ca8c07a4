package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import picocli.CommandLine.Option;

/** The option that keeps pixels which no specimen makes. */
public final class OutlierOption implements SettingsOptions {
    @Option(
            names = "--keep-outliers",
            description =
                    "Fit pixels that no specimen makes: a single channel that stands out, or far more counts than any"
                            + " pixel beside it. They are named and left out otherwise.")
    private boolean keepOutliers;

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    @Override
    public List<String> names() {
        return List.of("calibration.keepOutliers");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (keepOutliers) {
            edits.calibration(before -> before.withKeepOutliers(true));
        }
    }
}
