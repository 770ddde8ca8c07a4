package org.esmpy.bench.cli.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** Options of {@code esmpy fit} by what they are about; {@code --help} shows the common ones, {@code --help-all} all. */
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

    /** Groups in their order, each with the beginnings of the names of its options; what fits none is of the solver. */
    private static final Map<String, List<String>> GROUPS = groups();

    private static final String OTHER = "Solver";

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "Data",
                List.of(
                        "--format",
                        "--experiment",
                        "--segments",
                        "--frames",
                        "--shape",
                        "--energy-",
                        "--beam-kev",
                        "--take-off-deg",
                        "--clip-negative",
                        "--round",
                        "--max-memory",
                        "--roi",
                        "--crop",
                        "--rebin",
                        "--sum",
                        "--mask-",
                        "--from-kev",
                        "--to-kev",
                        "--keep-outliers"));
        groups.put(
                "Elements and physics",
                List.of(
                        "--elements",
                        "--excluded",
                        "--stray",
                        "--split",
                        "--no-split",
                        "--calibrate",
                        "--calibration",
                        "--cross-section-errors",
                        "--oxygen",
                        "--valence",
                        "--thickness-nm",
                        "--density",
                        "--mass-thickness",
                        "--free-thickness",
                        "--lines",
                        "--ionization",
                        "--relaxation",
                        "--attenuation",
                        "--continuum",
                        "--efficiency",
                        "--response",
                        "--layer",
                        "--active-um",
                        "--detector",
                        "--k-factors",
                        "--ice-um",
                        "--tilt-deg",
                        "--pile-up"));
        groups.put(
                "Phases and priors",
                List.of(
                        "--phases",
                        "--order",
                        "--absent",
                        "--stoichiometry",
                        "--known",
                        "--pure",
                        "--exposure",
                        "--lower-",
                        "--simplex",
                        "--smooth",
                        "--edge-smooth",
                        "--sparsity"));
        groups.put(OTHER, List.of());
        groups.put(
                "Output and help",
                List.of("--out", "--overwrite", "--open", "--config", "--help", "--version", "--debug", "--plugins"));
        return groups;
    }

    /** Makes a command show its options so. */
    public static void install(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new FitHelp());
    }

    @Override
    public String render(Help help) {
        ParseResult parsed = help.commandSpec().commandLine().getParseResult();
        boolean all = parsed != null && parsed.hasMatchedOption(ALL);
        StringBuilder text = new StringBuilder();
        for (String group : GROUPS.keySet()) {
            List<OptionSpec> options = new ArrayList<>();
            for (OptionSpec option : help.commandSpec().options()) {
                if (!option.hidden()
                        && groupOf(option).equals(group)
                        && (all || COMMON.contains(option.longestName()))) {
                    options.add(option);
                }
            }
            if (!options.isEmpty()) {
                Help.Layout layout = help.createDefaultLayout();
                layout.addOptions(options, help.parameterLabelRenderer());
                text.append(String.format("%n%s:%n", group)).append(layout);
            }
        }
        return all ? text.toString() : text + String.format("%n'esmpy fit %s' shows all options.%n", ALL);
    }

    private static String groupOf(OptionSpec option) {
        String name = option.longestName();
        for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
            for (String beginning : group.getValue()) {
                String longer = beginning.endsWith("-") ? beginning : beginning + "-";
                if (name.equals(beginning) || name.startsWith(longer)) {
                    return group.getKey();
                }
            }
        }
        return OTHER;
    }
}
