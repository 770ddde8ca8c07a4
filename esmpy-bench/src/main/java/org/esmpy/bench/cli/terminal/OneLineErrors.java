package org.esmpy.bench.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.esmpy.bench.cli.settings.RefusedOptions;
import org.esmpy.bench.cluster.LostWorkException;
import org.esmpy.io.Printable;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.physics.TableFormatException;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.plugin.ImplementationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints a failure in one line: what failed, where, and what to do; {@code --debug} adds the stack trace. The exit
 * status is 2 for wrong usage (unknown options, impossible values) and 1 for everything else.
 */
public final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String NO_PATH = "unmappable characters";

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        Optional<String> refused = RefusedOptions.sentence(e);
        err.println("esmpy: " + Printable.of(refused.orElse(usage(e))));
        if (refused.isEmpty() && !UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println("esmpy: " + Printable.of(isDeclared(e) ? sentence(e) : fault(e, parsed)));
        if (DebugOption.isGiven(command)) {
            e.printStackTrace(command.getErr());
        }
        boolean wrongUsage = e instanceof IllegalArgumentException || e instanceof UnsupportedRangeException;
        return wrongUsage && isDeclared(e) ? WRONG_USAGE : FAILED;
    }

    private static String usage(ParameterException e) {
        return String.valueOf(e.getMessage()).contains(NO_PATH)
                ? "a file name has letters that the locale cannot express; start with LC_ALL=C.UTF-8 or another UTF-8 locale"
                : e.getMessage();
    }

    /** Whether the exception is of a declared kind. All others are faults of readers, solvers or other code. */
    private static boolean isDeclared(Exception e) {
        boolean meant = e instanceof IllegalArgumentException && !(e instanceof NumberFormatException)
                || e instanceof UnsupportedRangeException
                || e instanceof SpectrumFormatException
                || e instanceof TableFormatException
                || e instanceof ImplementationException
                || e instanceof LostWorkException
                || e instanceof UncheckedIOException
                || e instanceof CancellationException
                || !(e instanceof RuntimeException);
        return meant && e.getMessage() != null;
    }

    /** The line for an undeclared failure of a command with its inputs. */
    private static String fault(Exception e, ParseResult parsed) {
        ParseResult inner = parsed;
        while (inner.hasSubcommand()) {
            inner = inner.subcommand();
        }
        String inputs = inner.matchedPositionals().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .collect(Collectors.joining(" "));
        return fault(inner.commandSpec().name() + " " + inputs, e);
    }

    /** The line for an undeclared failure of a task, which names the plug-in if one is in the stack trace. */
    static String fault(String task, Throwable e) {
        return task + ": " + fault(e) + "; --debug shows where";
    }

    private static String fault(Throwable e) {
        return "failed by a fault of "
                + plugin(e).map(jar -> "the plug-in " + jar).orElse("esmpy or of a plug-in") + " ("
                + e.getClass().getSimpleName() + ": " + e.getMessage() + ")";
    }

    /** The reason of a failed run of several, one line. */
    public static String reason(RuntimeException e) {
        String reason = isDeclared(e) ? sentence(e) : fault(e);
        return Printable.of(reason.lines().findFirst().orElse(reason));
    }

    /** The jar of a plug-in in the stack trace, by which its class loader is named. */
    private static Optional<String> plugin(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            for (StackTraceElement place : e.getStackTrace()) {
                String loader = place.getClassLoaderName();
                if (loader != null && loader.endsWith(".jar")) {
                    return Optional.of(loader);
                }
            }
        }
        return Optional.empty();
    }

    /** The failure in one line. */
    public static String sentence(Exception e) {
        if (e instanceof UncheckedIOException wrapper) {
            return sentence(wrapper.getCause());
        }
        if (e instanceof NoSuchFileException missing) {
            return Files.isDirectory(Path.of(missing.getFile()))
                    ? missing.getFile() + " is a folder; name a file in it"
                    : "no such file: " + missing.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileSystemException system) {
            return system.getFile() + ": " + system.getReason();
        }
        if (e instanceof IOException) {
            return "input or output failed: " + e.getMessage();
        }
        return e.getMessage() == null
                ? e.getClass().getName() + "; --debug shows where"
                : e.getMessage().lines().findFirst().orElse("failed without a message; --debug shows where");
    }
}
