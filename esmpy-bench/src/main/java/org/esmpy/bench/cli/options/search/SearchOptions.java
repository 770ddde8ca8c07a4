package org.esmpy.bench.cli.options.search;

import picocli.CommandLine.Mixin;

/** The groups of options that decide how phases are searched, except the choice of the solver. */
public final class SearchOptions {
    @Mixin
    private FreeThicknessOption freeThickness;

    @Mixin
    private PhaseOptions phase;

    @Mixin
    private PriorOptions prior;

    @Mixin
    private BoundOptions bound;

    @Mixin
    private SimplexOption simplex;

    @Mixin
    private PenaltyOptions penalty;

    @Mixin
    private SolverStartOptions solverStart;

    @Mixin
    private StartOptions start;

    @Mixin
    private BootstrapOption bootstrap;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private StopOptions stop;

    @Mixin
    private RunOptions run;
}
