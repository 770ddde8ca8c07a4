package org.esmpy.bench.cli.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.bench.settings.SettingsFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The settings of a command: the defaults, changed by the file of {@code --config}, changed by the options of the command. */
public final class ConfigOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (YAML or JSON), or a result.json to repeat.")
    private @Nullable Path config;

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if they do not suit each other, or the file has some that this command does not honour
     *     and that would change what its result means
     */
    public FitSettings settings() throws IOException {
        FitSettings base = FitSettings.defaults();
        if (config != null) {
            base = SettingsFiles.readFit(config);
            new HonouredSettings(spec).check(config, base);
        }
        SettingsEdits edits = base.edit();
        OptionGroups.of(spec).forEach(group -> group.into(edits));
        return edits.settings();
    }
}
