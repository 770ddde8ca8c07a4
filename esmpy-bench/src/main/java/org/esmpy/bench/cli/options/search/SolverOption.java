package org.esmpy.bench.cli.options.search;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a single solver. */
public final class SolverOption implements SettingsOptions {
    @Option(names = "--solver", paramLabel = "ID", description = "Solver, see 'esmpy list' (default esmpy).")
    private @Nullable String solver;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("solver.id");
    }

    /** Drops the solver options of the settings where the command line names another solver. */
    @Override
    public void into(SettingsEdits edits) {
        if (solver != null) {
            edits.solver(before ->
                    solver.equals(before.id()) ? before : before.withId(solver).withOptions(Map.of()));
        }
    }
}
