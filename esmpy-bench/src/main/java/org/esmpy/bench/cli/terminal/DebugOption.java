package org.esmpy.bench.cli.terminal;

import picocli.CommandLine;

/** The option {@code --debug} of every command, which shows the stack trace of a failure. */
public final class DebugOption {
    public static final String NAME = "--debug";

    private DebugOption() {}

    /** Whether the person asked for stack traces. */
    public static boolean isGiven(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return Boolean.TRUE.equals(root.getCommandSpec().findOption(NAME).getValue());
    }
}
