package org.esmpy.bench.cli.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, and reports in one line if it ran out of memory or stack, or met a class of another version. Errors
 * of worker threads arrive here as well, since they are thrown again in the thread that waits for the work. Unfinished
 * results are removed before that. The command prints through {@link TerminalWriter}.
 */
public final class Exhaustion implements IExecutionStrategy {
    private static final int FAILED = 1;
    private static final int MEGABYTE = 1 << 20;
    private static final String OURS = "org.esmpy.";

    @Override
    public int execute(ParseResult parsed) {
        Optional<Integer> help = Optional.ofNullable(CommandLine.executeHelpRequest(parsed));
        return help.orElseGet(() -> run(parsed));
    }

    private static int run(ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        root.setOut(TerminalWriter.on(root.getOut())).setErr(TerminalWriter.on(root.getErr()));
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError | StackOverflowError error) {
            root.getErr().println("esmpy: " + sentence(error, task(parsed.originalArgs())));
            root.getErr().flush();
            if (DebugOption.isGiven(root)) {
                error.printStackTrace(root.getErr());
            }
            return FAILED;
        } catch (LinkageError error) {
            root.getErr().println("esmpy: " + OneLineErrors.fault(task(parsed.originalArgs()), error));
            root.getErr().flush();
            if (DebugOption.isGiven(root)) {
                error.printStackTrace(root.getErr());
            }
            return FAILED;
        }
    }

    /** Says that the computer of a cluster that runs this has too little memory for a fit. */
    public static String onCluster() {
        return String.format(
                Locale.ROOT,
                "a fit ran out of memory on its computer of the cluster (Java may use %d MB); crop, bin or take fewer phases, or"
                        + " allow more: -Dspark.executor.memory=4g (docs/scale.md)",
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static String sentence(VirtualMachineError error, String task) {
        String place = place(error).map(found -> " in " + found).orElse("");
        if (error instanceof StackOverflowError) {
            return task + " ran out of stack" + place
                    + ": something is nested too deeply, as in a damaged file; java -Xss16m allows more";
        }
        long heapMegabytes = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return String.format(
                Locale.ROOT,
                "%s ran out of memory%s (%s; Java may use %d MB); crop, bin or take fewer phases, or allow more: java -Xmx%dm"
                        + " -jar esmpy.jar ...",
                task,
                place,
                error.getMessage(),
                heapMegabytes,
                2 * heapMegabytes);
    }

    /** The command and its first argument, such as {@code fit map.hspy}. */
    private static String task(List<String> args) {
        return String.join(" ", args.subList(0, Math.min(2, args.size())));
    }

    /** The innermost class of esmpy in the stack trace. */
    private static Optional<String> place(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(OURS))
                .map(name -> name.substring(OURS.length()))
                .findFirst();
    }
}
