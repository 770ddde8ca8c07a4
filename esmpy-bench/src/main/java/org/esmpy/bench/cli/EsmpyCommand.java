package org.esmpy.bench.cli;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.terminal.DebugOption;
import org.esmpy.bench.result.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code esmpy} without a subcommand: its help lists the subcommands. */
@Command(
        name = "esmpy",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = EsmpyCommand.ManifestVersion.class,
        description = "Decomposes EDX spectrum images into phases by physics-guided Poisson factorisation.",
        footer = {
            "",
            "Examples:",
            "  esmpy demo --out demo-out",
            "  esmpy info map.hspy",
            "  esmpy fit map.hspy --elements O,Mg,Si,Fe --phases 3 --out out"
        })
final class EsmpyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Read by {@link DebugOption}. */
    @Option(names = DebugOption.NAME, scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    /** {@link PluginPlaces} reads this option earlier; this field only makes the help show it. */
    @Option(
            names = PluginPlaces.OPTION,
            scope = ScopeType.INHERIT,
            paramLabel = "DIR|JAR",
            description = "Use the plug-ins of a jar, or of all jars in a folder; may be repeated. esmpy also looks"
                    + " in plugins/ beside the program and in the places of the variable " + PluginPlaces.VARIABLE
                    + ".")
    private List<Path> plugins = List.of();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** {@code esmpy --version}. */
    static final class ManifestVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"esmpy " + Version.current()};
        }
    }
}
