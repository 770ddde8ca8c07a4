package org.esmpy.bench.cli;

import java.util.List;
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
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds the subcommands of {@code esmpy}. Only the requested one is constructed, because constructing all takes longer
 * than most of them run. The others have a name and a description for the help.
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

    /** Adds all subcommands, and constructs those that {@code args} may name. */
    static void add(CommandLine root, IFactory factory, List<String> args) {
        for (Class<?> type : ALL) {
            Command command = type.getAnnotation(Command.class);
            if (args.contains(command.name())) {
                root.addSubcommand(new CommandLine(type, factory));
            } else {
                root.addSubcommand(command.name(), name(command));
            }
        }
    }

    /** Adds and constructs all subcommands. */
    static void addAll(CommandLine root, IFactory factory) {
        ALL.forEach(type -> root.addSubcommand(new CommandLine(type, factory)));
    }

    private static CommandSpec name(Command command) {
        CommandSpec spec = CommandSpec.create().name(command.name());
        spec.usageMessage().description(command.description());
        return spec;
    }
}
