package org.esmpy.bench.cli.options.model;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.CalibrationSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose what is calibrated with the summed spectrum before the fit. */
final class CalibrationOptions implements SettingsOptions {
    @Option(
            names = "--calibrate",
            split = ",",
            paramLabel = "WHAT",
            description = "Parameters of the instrument to find from the summed spectrum: auto (default: all"
                    + " that the counts determine, if the spectrum becomes more likely), off, or some of"
                    + " offset, gain, width, fano, tail and escape.")
    private @Nullable List<String> calibrate;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Use the calibration of 'esmpy calibrate', or of another fit's result.json, unchanged.")
    private @Nullable Path calibration;

    @Option(
            names = "--stray",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements in the spectrum that are not listed: auto (default: those that the summed"
                    + " spectrum shows"
                    + " beyond doubt), off, or their symbols. They are left out of compositions.")
    private @Nullable List<String> stray;

    @Option(
            names = "--no-split",
            description = "Keep the lines of an element together even if its K, L and M lines disagree.")
    private boolean noSplit;

    @Option(
            names = "--cross-section-errors",
            paramLabel = "FILE",
            description = "CSV of element,shell,error_pct (shell K, L or M; element * for all): standard errors of"
                    + " cross-sections with yields, for the errors of compositions. Default: K 5, L 15, M 20"
                    + " %%, L and M below 1 keV 25 %%.")
    private @Nullable Path crossSectionErrors;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of(
                "calibration.parameters",
                "calibration.file",
                "calibration.stray",
                "calibration.split",
                "physics.tables.crossSectionErrors");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.calibration(this::over).physics(this::over);
    }

    private CalibrationSettings over(CalibrationSettings before) {
        return new CalibrationSettings(
                Said.or(calibrate, before.parameters()),
                Said.orFile(calibration, before.file()),
                Said.or(stray, before.stray()),
                before.split() && !noSplit,
                before.keepOutliers());
    }

    private PhysicsSettings over(PhysicsSettings before) {
        return before.withTables(before.tables()
                .withCrossSectionErrors(
                        Said.orFile(crossSectionErrors, before.tables().crossSectionErrors())));
    }
}
