package org.esmpy.bench.cli;

import org.esmpy.bench.report.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "esmpy",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = EsmpyCommand.ManifestVersion.class,
        description = "Takes apart EDX spectrum images: physics-guided Poisson factorisation.",
        footer = {
            "",
            "Examples:",
            "  esmpy demo --out demo-out",
            "  esmpy info map.hspy",
            "  esmpy fit map.hspy --elements O,Mg,Si,Fe --phases 3 --out out"
        },
        subcommands = {
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
            RankCommand.class,
            StudyCommand.class,
            ReportCommand.class,
            BenchCommand.class,
            ListCommand.class
        })
final class EsmpyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Whether the person asked for stack traces. */
    static boolean debug(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCommand() instanceof EsmpyCommand esmpy && esmpy.debug;
    }

    /** {@code esmpy --version}. */
    static final class ManifestVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"esmpy " + Version.current()};
        }
    }
}
