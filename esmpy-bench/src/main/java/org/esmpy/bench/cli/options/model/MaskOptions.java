package org.esmpy.bench.cli.options.model;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.bench.settings.MaskSettings.EnergyRange;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that leave pixels and energies out of the likelihood. */
final class MaskOptions implements SettingsOptions {
    @Option(
            names = "--mask-pixels",
            paramLabel = "FILE.npy",
            description = "Leave out pixels: an array of height x width that is not 0 where masked.")
    private @Nullable Path maskPixels;

    @Option(
            names = "--mask-kev",
            split = ",",
            converter = EnergyRangeConverter.class,
            paramLabel = "FROM-TO",
            description = "Leave out energies, e.g. 1.9-2.2,7.8-8.3.")
    private @Nullable List<EnergyRange> maskKeV;

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    @Override
    public List<String> names() {
        return List.of("masks");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.masks(
                before -> new MaskSettings(Said.orFile(maskPixels, before.pixels()), Said.or(maskKeV, before.keV())));
    }
}
