package org.esmpy.bench.cli.options.model;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.AcquisitionSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose the fitted energies. */
final class EnergyRangeOptions implements SettingsOptions {
    @Option(
            names = "--from-kev",
            paramLabel = "KEV",
            description = "Lowest energy to fit (default 0.2, above the zero peak).")
    private @Nullable Double fromKeV;

    @Option(names = "--to-kev", paramLabel = "KEV", description = "Highest energy to fit.")
    private @Nullable Double toKeV;

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    @Override
    public List<String> names() {
        return List.of("acquisition.fromKeV", "acquisition.toKeV");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.acquisition(this::over);
    }

    private AcquisitionSettings over(AcquisitionSettings before) {
        return new AcquisitionSettings(
                before.beamKeV(),
                before.takeOffDeg(),
                before.detectors(),
                before.tiltDeg(),
                Said.orNumber(fromKeV, before.fromKeV()),
                Said.orNumber(toKeV, before.toKeV()));
    }
}
