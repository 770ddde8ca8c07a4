package org.esmpy.bench.cli.settings;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the groups of options that a command has as mixins. */
public final class OptionGroups {
    private OptionGroups() {}

    /** The groups that a command honours, in the order in which they change the settings. */
    public static List<SettingsOptions> of(CommandSpec spec) {
        List<SettingsOptions> groups = new ArrayList<>();
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.userObject() instanceof SettingsOptions group) {
                groups.add(group);
            } else {
                groups.addAll(of(mixin));
            }
        }
        return groups;
    }

    /** All groups that there are. */
    static List<SettingsOptions> all() {
        return of(everything());
    }

    /** The options of all groups, by their names. */
    public static CommandSpec everything() {
        return CommandSpec.forAnnotatedObject(new FitOptions());
    }

    /** The heading of the help for an option of a command. */
    public static HelpSection section(CommandSpec spec, OptionSpec option) {
        return find(spec, option, HelpSection.OUTPUT);
    }

    private static HelpSection find(CommandSpec spec, OptionSpec option, HelpSection outer) {
        HelpSection own = spec.userObject() instanceof HelpSection.Member member ? member.section() : outer;
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.findOption(option.longestName()) != null) {
                return find(mixin, option, own);
            }
        }
        return own;
    }
}
