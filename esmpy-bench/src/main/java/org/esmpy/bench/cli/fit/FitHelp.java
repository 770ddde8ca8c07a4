package org.esmpy.bench.cli.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.settings.OptionGroups;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** Shows the options of {@code esmpy fit} under headings: {@code --help} the common ones, {@code --help-all} all. */
public final class FitHelp implements IHelpSectionRenderer {
    /** The option that asks for all options. */
    static final String ALL = "--help-all";

    private static final Set<String> COMMON = Set.of(
            "--out",
            "--overwrite",
            "--open",
            "--config",
            "--elements",
            "--excluded",
            "--stray",
            "--thickness-nm",
            "--density",
            "--mass-thickness",
            "--phases",
            "--absent",
            "--pure",
            "--solver",
            "--seed",
            "--beam-kev",
            "--take-off-deg",
            "--crop",
            "--rebin",
            "--help",
            ALL);

    /** Gives a command this list of options. */
    public static void install(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new FitHelp());
    }

    @Override
    public String render(Help help) {
        ParseResult parsed = help.commandSpec().commandLine().getParseResult();
        boolean all = parsed != null && parsed.hasMatchedOption(ALL);
        StringBuilder text = new StringBuilder();
        for (HelpSection section : HelpSection.values()) {
            List<OptionSpec> options = new ArrayList<>();
            for (OptionSpec option : help.commandSpec().options()) {
                if (!option.hidden()
                        && OptionGroups.section(help.commandSpec(), option) == section
                        && (all || COMMON.contains(option.longestName()))) {
                    options.add(option);
                }
            }
            if (!options.isEmpty()) {
                Help.Layout layout = help.createDefaultLayout();
                layout.addOptions(options, help.parameterLabelRenderer());
                text.append(String.format("%n%s:%n", section.heading())).append(layout);
            }
        }
        return all ? text.toString() : text + String.format("%n'esmpy fit %s' shows all options.%n", ALL);
    }
}
