package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import picocli.CommandLine.Mixin;

/** Options that choose the part of a file that is read, and replace or complete its acquisition data. */
final class AcquisitionOptions implements SettingsOptions {
    @Mixin
    private ReadingOptions reading;

    @Mixin
    private DetectorOptions detector;

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    @Override
    public List<String> names() {
        return List.of(
                "reading",
                "acquisition.beamKeV",
                "acquisition.takeOffDeg",
                "acquisition.detectors",
                "acquisition.tiltDeg");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.reading(reading::over)
                .acquisition(before -> detector.over(before, reading.takeOffDeg())
                        .withBeamKeV(Said.orNumber(reading.beamKeV(), before.beamKeV())));
    }
}
