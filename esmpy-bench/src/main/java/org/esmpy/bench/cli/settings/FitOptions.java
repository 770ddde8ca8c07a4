package org.esmpy.bench.cli.settings;

import org.esmpy.bench.cli.options.model.ModelOptions;
import org.esmpy.bench.cli.options.model.OxidesOption;
import org.esmpy.bench.cli.options.search.SearchOptions;
import org.esmpy.bench.cli.options.search.SolverOption;
import picocli.CommandLine.Mixin;

/** All groups of options of {@code esmpy fit} that change settings; other commands refuse those they do not have. */
public final class FitOptions {
    @Mixin
    private ModelOptions model;

    @Mixin
    private OxidesOption oxides;

    @Mixin
    private SolverOption solver;

    @Mixin
    private SearchOptions search;
}
