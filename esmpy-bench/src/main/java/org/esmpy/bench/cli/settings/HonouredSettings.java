package org.esmpy.bench.cli.settings;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsNames;
import picocli.CommandLine.Model.CommandSpec;

/** Checks whether a command honours all settings of a file. */
final class HonouredSettings {
    private final CommandSpec spec;

    HonouredSettings(CommandSpec spec) {
        this.spec = spec;
    }

    /**
     * Warns of settings that differ from their defaults and that the command does not use.
     *
     * @throws IllegalArgumentException if one of them would change the meaning of the result
     */
    void check(Path file, FitSettings settings) {
        List<String> honoured = names(OptionGroups.of(spec));
        List<String> known = names(OptionGroups.all().stream()
                .filter(SettingsOptions::changeMeaningOfResults)
                .toList());
        List<String> unused = SettingsNames.changed(settings).stream()
                .filter(name -> !isIn(name, honoured))
                .toList();
        String reason = RefusedOptions.reason(spec).orElse("it has no use for it");
        unused.stream().filter(name -> isIn(name, known)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(file + ": " + spec.name() + " does not take '" + name + "': " + reason
                    + "; leave it out of the file");
        });
        if (!unused.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("warning: " + spec.name() + " does not use " + String.join(", ", unused) + " of " + file
                            + ": " + reason);
        }
    }

    private static List<String> names(List<SettingsOptions> groups) {
        return groups.stream().flatMap(group -> group.names().stream()).toList();
    }

    private static boolean isIn(String name, List<String> groups) {
        return groups.stream().anyMatch(group -> name.equals(group) || name.startsWith(group + "."));
    }
}
