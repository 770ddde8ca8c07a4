package org.esmpy.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.study.FitSettings;
import org.esmpy.bench.study.FitSettings.PipelineSettings;
import org.esmpy.bench.study.FitSettings.Simplex;
import org.esmpy.bench.study.SettingsEdits;
import org.esmpy.bench.study.SettingsFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that make up {@link FitSettings}; what is not given comes from {@code --config} or the defaults. */
final class FitOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (YAML or JSON), or a result.json to repeat.")
    private @Nullable Path config;

    @Option(
            names = "--elements",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements of the specimen; by default those the file lists.")
    private @Nullable List<String> elements;

    @Option(
            names = "--excluded",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements that are seen but not part of the specimen, e.g. the grid's Cu.")
    private @Nullable List<String> excluded;

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SYMBOL=KEV",
            description = "Give the lines of an element below and above an energy a column each.")
    private @Nullable Map<String, Double> split;

    @Option(
            names = "--phases",
            paramLabel = "K",
            description = "Number of phases (default 3), or auto for as many as the counts support, see 'esmpy rank'.")
    private @Nullable String phases;

    @Option(names = "--solver", paramLabel = "ID", description = "Solver, see 'esmpy list' (default esmpy).")
    private @Nullable String solver;

    @Option(names = "--start", paramLabel = "ID", description = "How the factors are started, see 'esmpy list'.")
    private @Nullable String start;

    @Option(
            names = "--simplex",
            paramLabel = "FACTOR",
            description =
                    "What sums to one: h (abundances of a pixel), w (concentrations of a phase), none, or auto (default: h if the exposure is even, else none).")
    private @Nullable Simplex simplex;

    @Option(
            names = "--pipeline",
            converter = PipelineModeConverter.class,
            paramLabel = "MODE",
            description = "Whether the solver esmpy runs the low-dose pipeline: auto (default: below 1000 counts per"
                    + " pixel), low-dose or direct.")
    private PipelineSettings.@Nullable Mode pipeline;

    @Option(names = "--fast", description = "Let the pipeline take usual values instead of trying several.")
    private boolean fast;

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "An option of the solver; may be repeated.")
    private @Nullable Map<String, String> solverOptions;

    @Mixin
    private SpecimenOptions specimen;

    @Mixin
    private DetectorOptions detector;

    @Mixin
    private PhysicsOptions physics;

    @Option(
            names = "--pile-up",
            description = "Give two photons that are counted as one a column, which follows the mean spectrum.")
    private boolean pileUp;

    @Option(
            names = "--from-kev",
            paramLabel = "KEV",
            description = "Lowest energy to fit (default 0.2, above the zero peak).")
    private @Nullable Double fromKeV;

    @Option(names = "--to-kev", paramLabel = "KEV", description = "Highest energy to fit.")
    private @Nullable Double toKeV;

    @Option(
            names = "--tolerance-nats",
            paramLabel = "NATS",
            description = "Stop a single solver when the optimum is certified to be this close (default 0.01).")
    private @Nullable Double toleranceNats;

    @Option(
            names = "--max-iterations",
            paramLabel = "N",
            description = "Stop a single solver after this many iterations (default 400).")
    private @Nullable Integer maxIterations;

    @Option(names = "--max-seconds", paramLabel = "S", description = "Stop a single solver after this time.")
    private @Nullable Double maxSeconds;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness (default 0).")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads (default: all processors); results do not depend on it.")
    private @Nullable Integer threads;

    /** The settings: defaults, overridden by the file, overridden by the options, those for reading included. */
    FitSettings settings(ReadingOptions reading) throws IOException {
        FitSettings base = config == null ? FitSettings.defaults() : SettingsFiles.readFit(config);
        SettingsEdits edits = base.edit()
                .set("elements", elements)
                .set("excluded", excluded)
                .set("splitKeV", split)
                .set("phases", phases)
                .set("solver.start", start)
                .set("solver.simplex", simplex)
                .set("pipeline.mode", pipeline)
                .set("pipeline.fast", fast ? true : null)
                .set("physics.pileUp", pileUp ? true : null)
                .set("acquisition.fromKeV", fromKeV)
                .set("acquisition.toKeV", toKeV)
                .set("stop.certifiedNats", toleranceNats)
                .set("stop.maxIterations", maxIterations)
                .set("stop.seconds", maxSeconds)
                .set("seed", seed)
                .set("threads", threads);
        solver(edits, base.solver().id());
        specimen.into(edits);
        physics.into(edits);
        reading.into(edits);
        detector.into(edits, reading.takeOffDeg());
        return edits.settings();
    }

    /** Options belong to their solver: another one starts with its own. */
    private void solver(SettingsEdits edits, String before) {
        edits.set("solver.id", solver);
        if (solver != null && !solver.equals(before)) {
            edits.set("solver.options", Map.of());
        }
        edits.set("solver.options", solverOptions);
    }
}
