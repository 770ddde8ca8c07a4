package org.esmpy.bench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.cli.data.ConvertCommand;
import org.esmpy.bench.cli.data.InfoCommand;
import org.esmpy.bench.cli.data.LinesCommand;
import org.esmpy.bench.cli.data.LinesMapCommand;
import org.esmpy.bench.cli.data.SimulateCommand;
import org.esmpy.bench.cli.data.SpectrumCommand;
import org.esmpy.bench.cli.fit.CalibrateCommand;
import org.esmpy.bench.cli.fit.FitCommand;
import org.esmpy.bench.cli.fit.RankCommand;
import org.esmpy.bench.cli.study.BenchCommand;
import org.esmpy.bench.cli.study.CompareCommand;
import org.esmpy.bench.cli.study.DemoCommand;
import org.esmpy.bench.cli.study.ReportCommand;
import org.esmpy.bench.cli.study.ScoreCommand;
import org.esmpy.bench.cli.study.StudyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands of {@code esmpy}. Only the requested one is constructed, because constructing all takes longer than most
 * of them run. A page of help shows the names and descriptions of all.
 */
final class Subcommands {
    private static final List<Class<?>> ALL = List.of(
            DemoCommand.class,
            SimulateCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            LinesCommand.class,
            LinesMapCommand.class,
            SpectrumCommand.class,
            CalibrateCommand.class,
            FitCommand.class,
            CompareCommand.class,
            ScoreCommand.class,
            RankCommand.class,
            StudyCommand.class,
            ReportCommand.class,
            BenchCommand.class,
            ListCommand.class,
            CompletionCommand.class);

    private Subcommands() {}

    /**
     * Adds those that {@code args} name. If they name none, an unknown command may stand there: then all are added by
     * name, so that the error can propose the nearest.
     */
    static void add(CommandLine root, IFactory factory, List<String> args) {
        ALL.stream()
                .filter(type -> args.contains(nameOf(type)))
                .forEach(type -> root.addSubcommand(new CommandLine(type, factory)));
        if (root.getSubcommands().isEmpty() && !args.stream().allMatch(arg -> arg.startsWith("-"))) {
            ALL.forEach(type -> root.addSubcommand(nameOf(type), byName(type)));
        }
        Map<String, IHelpSectionRenderer> page = root.getHelpSectionMap();
        page.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, Subcommands::synopsis);
        page.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> String.format("Commands:%n"));
        page.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Subcommands::list);
    }

    /** Adds and constructs all subcommands. */
    static void addAll(CommandLine root, IFactory factory) {
        ALL.forEach(type -> root.addSubcommand(new CommandLine(type, factory)));
    }

    private static String synopsis(Help help) {
        String options = help.synopsis(help.synopsisHeadingLength());
        boolean added = !help.commandSpec().subcommands().isEmpty();
        return added ? options : String.format("%s [COMMAND]%n", options.stripTrailing());
    }

    private static String list(Help help) {
        Map<String, Help> commands = new LinkedHashMap<>();
        ALL.forEach(type -> commands.put(nameOf(type), new Help(byName(type), help.colorScheme())));
        return help.commandList(commands);
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }

    private static CommandSpec byName(Class<?> type) {
        CommandSpec spec = CommandSpec.create().name(nameOf(type));
        spec.usageMessage().description(type.getAnnotation(Command.class).description());
        return spec;
    }
}
