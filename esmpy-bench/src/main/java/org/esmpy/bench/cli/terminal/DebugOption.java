package org.esmpy.bench.cli.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The option {@code --debug} of every command, which shows the stack trace of a failure. */
public final class DebugOption {
    public static final String NAME = "--debug";

    private DebugOption() {}

    /** Whether the user asked for stack traces; false where the command has no such option. */
    public static boolean isGiven(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        OptionSpec option = root.getCommandSpec().findOption(NAME);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }
}
