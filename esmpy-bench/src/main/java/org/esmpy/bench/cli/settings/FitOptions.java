package org.esmpy.bench.cli.settings;

import org.esmpy.bench.cli.options.model.ModelOptions;
import org.esmpy.bench.cli.options.model.OxidesOption;
import org.esmpy.bench.cli.options.search.SearchOptions;
import org.esmpy.bench.cli.options.search.SolverOption;
import picocli.CommandLine.Mixin;

/** All groups of options that make up the settings of a fit. Only these are known to commands that refuse some. */
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
