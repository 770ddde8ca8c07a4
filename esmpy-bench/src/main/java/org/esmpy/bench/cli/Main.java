package org.esmpy.bench.cli;

import org.esmpy.bench.guice.Wiring;
import picocli.CommandLine;

/** Entry point of the {@code esmpy} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(args));
    }

    /** The command with every installed implementation. */
    static CommandLine commandLine() {
        return new CommandLine(EsmpyCommand.class, Wiring.factory())
                .setExecutionStrategy(new Exhaustion())
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
