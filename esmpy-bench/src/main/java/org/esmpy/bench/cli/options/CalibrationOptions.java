package org.esmpy.bench.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is found from the summed spectrum before anything is fitted. */
final class CalibrationOptions {
    @Option(
            names = "--calibrate",
            split = ",",
            paramLabel = "WHAT",
            description = "What is found of the instrument from the summed spectrum: auto (default: all that the counts"
                    + " determine, if they ask for it), off, or some of offset, gain, width, fano, tail and escape.")
    private @Nullable List<String> calibrate;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Use a calibration of 'esmpy calibrate' or of another fit's result.json as it is.")
    private @Nullable Path calibration;

    @Option(
            names = "--stray",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements that are seen but not listed: auto (default: those that the summed spectrum shows"
                    + " beyond doubt), off, or their symbols. They are left out of compositions.")
    private @Nullable List<String> stray;

    @Option(
            names = "--no-split",
            description = "Keep the lines of an element together even if its K, L and M lines disagree.")
    private boolean noSplit;

    @Option(
            names = "--keep-outliers",
            description =
                    "Fit pixels that no specimen makes: a single channel that stands out, or far more counts than any"
                            + " pixel beside it. They are named and left out otherwise.")
    private boolean keepOutliers;

    @Option(
            names = "--cross-section-errors",
            paramLabel = "FILE",
            description =
                    "CSV of element,shell,error_pct (shell K, L or M; element * for all): how wrong cross-sections"
                            + " with yields may be, for the errors of compositions. Usual: K 5, L 15, M 20 %%, L and M below 1 keV 25 %%.")
    private @Nullable Path crossSectionErrors;

    /** Changes what was given. */
    void into(SettingsEdits edits) {
        edits.set("calibration.parameters", calibrate)
                .set("calibration.file", AbsolutePath.of(calibration))
                .set("calibration.stray", stray)
                .set("calibration.split", noSplit ? false : null)
                .set("calibration.keepOutliers", keepOutliers ? true : null)
                .set("physics.tables.crossSectionErrors", AbsolutePath.of(crossSectionErrors));
    }
}
