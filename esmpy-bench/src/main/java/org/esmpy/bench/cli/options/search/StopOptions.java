package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.solver.analysis.StopSettings;
import org.esmpy.solver.fit.Fit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the stopping rule of a single solver. */
final class StopOptions implements SettingsOptions {
    @Option(
            names = "--tolerance-nats",
            paramLabel = "NATS",
            description = "Stop a single solver when the optimum is certified to be this close (default 0.01).")
    private @Nullable Double toleranceNats;

    @Option(
            names = "--kkt-nats",
            paramLabel = "NATS",
            description = "Stop a single solver also when the KKT residual of W is this small.")
    private @Nullable Double kktNats;

    @Option(
            names = "--relative-change",
            paramLabel = "SHARE",
            description = "Stop a single solver also when an iteration changes the objective by less than"
                    + " this share of"
                    + " it, e.g. 1e-4: for comparison with programs that stop so; it does not prove an optimum.")
    private @Nullable Double relativeChange;

    @Option(
            names = "--max-iterations",
            paramLabel = "N",
            description =
                    "Stop a single solver after this many iterations at one G (default 400); absorption and pile-up"
                            + " refine G up to " + Fit.DEFAULT_REFINEMENTS + " times, each with as many again.")
    private @Nullable Integer maxIterations;

    @Option(names = "--max-seconds", paramLabel = "S", description = "Stop a single solver after this time.")
    private @Nullable Double maxSeconds;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("stop");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.stop(this::over);
    }

    private StopSettings over(StopSettings before) {
        return new StopSettings(
                Said.or(toleranceNats, before.certifiedNats()),
                Said.orNumber(kktNats, before.kktNats()),
                Said.orNumber(relativeChange, before.relativeChange()),
                Said.or(maxIterations, before.maxIterations()),
                Said.orNumber(maxSeconds, before.seconds()));
    }
}
