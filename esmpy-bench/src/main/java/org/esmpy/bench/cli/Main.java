package org.esmpy.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.esmpy.bench.cli.fit.FitHelp;
import org.esmpy.bench.cli.terminal.DebugOption;
import org.esmpy.bench.cli.terminal.Exhaustion;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.guice.CommandFactory;
import org.esmpy.io.Printable;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Plugins;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Entry point of the {@code esmpy} command. */
public final class Main {
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        // Guice then calls constructors by reflection: faster here, and without warnings of newer Java versions.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        System.exit(execute(args, System.getenv(PluginPlaces.VARIABLE), UnaryOperator.identity()));
    }

    /**
     * Runs the command.
     *
     * @param pluginPlaces the environment variable {@value PluginPlaces#VARIABLE}, or null
     * @param streams      sets the streams to which the command prints
     * @return the exit status
     */
    static int execute(String[] args, @Nullable String pluginPlaces, UnaryOperator<CommandLine> streams) {
        try {
            if (SparkStart.isNeeded(args)) {
                return SparkStart.run(args, System.getenv(SparkStart.VARIABLE));
            }
            return streams.apply(commandLine(PluginPlaces.of(args, pluginPlaces), args))
                    .execute(args);
        } catch (IllegalArgumentException e) {
            PrintWriter err = streams.apply(commandLine(Plugins.none())).getErr();
            err.println("esmpy: " + Printable.of(String.valueOf(e.getMessage())));
            return WRONG_USAGE;
        }
    }

    /**
     * The command with every installed implementation, and with the subcommands that these arguments name.
     */
    static CommandLine commandLine(Plugins plugins, String... args) {
        CommandFactory factory = new CommandFactory(plugins);
        Exhaustion run = new Exhaustion();
        CommandLine command = new CommandLine(EsmpyCommand.class, factory);
        Subcommands.add(command, factory, List.of(args));
        Optional.ofNullable(command.getSubcommands().get("fit")).ifPresent(FitHelp::install);
        return command.setExecutionStrategy(parsed -> {
                    factory.leftOut().forEach(fault -> print(fault, parsed));
                    return run.execute(parsed);
                })
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The command with all subcommands constructed. */
    static CommandLine wholeCommandLine(Plugins plugins) {
        CommandFactory factory = new CommandFactory(plugins);
        CommandLine command = new CommandLine(EsmpyCommand.class, factory);
        Subcommands.addAll(command, factory);
        return command;
    }

    private static void print(Fault fault, ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        root.getErr().println("esmpy: " + Printable.of(fault.sentence()));
        Throwable thrown = fault.thrown();
        if (thrown != null && DebugOption.isGiven(root)) {
            thrown.printStackTrace(root.getErr());
        }
    }
}
