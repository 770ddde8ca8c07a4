package org.esmpy.bench.cli.options.search;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the initializer of a solver and for its own parameters. */
final class SolverStartOptions implements SettingsOptions {
    @Option(
            names = "--start",
            paramLabel = "ID",
            description = "Method that computes the first factors, see" + " 'esmpy list'.")
    private @Nullable String start;

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "An option of the solver; may be repeated.")
    private @Nullable Map<String, String> solverOptions;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("solver.start", "solver.options");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.solver(before -> before.withStart(Said.orOptional(start, before.start()))
                .withOptions(solverOptions == null ? before.options() : solverOptions));
    }
}
