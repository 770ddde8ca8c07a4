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

/** The option {@code --config}. It makes the settings of a command: defaults, changed by a file, changed by options. */
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
     * @throws IllegalArgumentException if they contradict each other, or the file has settings that this command does
     *     not honour and that would change the meaning of its result
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
