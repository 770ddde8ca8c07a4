package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import picocli.CommandLine.Option;

/** The option that keeps outlier pixels, whose counts no specimen can cause. */
final class OutlierOption implements SettingsOptions {
    @Option(
            names = "--keep-outliers",
            description = "Fit outliers too: pixels in which a single channel stands out, or with far more counts"
                    + " than any pixel beside them. By default a warning names them and they are left out.")
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
