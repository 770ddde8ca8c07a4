package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.solver.analysis.Simplex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the factor that sums to one. */
public final class SimplexOption implements SettingsOptions {
    @Option(
            names = "--simplex",
            paramLabel = "FACTOR",
            description =
                    "What sums to one: h (abundances of a pixel), w (concentrations of a phase), none, or auto (default: h if the exposure is even, else none).")
    private @Nullable Simplex simplex;

    @Override
    public HelpSection section() {
        return HelpSection.PHASES;
    }

    @Override
    public List<String> names() {
        return List.of("solver.simplex");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.solver(before -> before.withSimplex(Said.or(simplex, before.simplex())));
    }
}
