package org.esmpy.bench.cli;

import java.util.concurrent.Callable;
import org.esmpy.plugin.Plugins;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code esmpy completion}: prints a script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script with which bash and zsh complete commands and options on the tab key.",
        footer = {"", "Example (bash):", "  source <(esmpy completion)"})
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(AutoComplete.bash("esmpy", Main.wholeCommandLine(Plugins.none())));
        return 0;
    }
}
