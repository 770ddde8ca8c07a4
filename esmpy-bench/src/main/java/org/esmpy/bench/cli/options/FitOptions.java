package org.esmpy.bench.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.MaskSettings.EnergyRange;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.analysis.PipelineSettings;
import org.esmpy.solver.analysis.Simplex;
import org.esmpy.solver.lowdose.ValleyRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that make up {@link FitSettings}; what is not given comes from {@code --config} or the defaults. */
public final class FitOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (YAML or JSON), or a result.json to repeat.")
    private @Nullable Path config;

    @Option(
            names = "--elements",
            split = ",",
            paramLabel = "SYMBOL",
            description =
                    "Elements of the specimen; by default those the file lists. auto: those that the summed spectrum"
                            + " shows beyond doubt.")
    private @Nullable List<String> elements;

    @Option(
            names = "--excluded",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements that are seen but not part of the specimen, e.g. the grid's Cu.")
    private @Nullable List<String> excluded;

    @Mixin
    private CalibrationOptions calibration;

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

    @Option(
            names = "--order",
            paramLabel = "like:DIR",
            description =
                    "Number the phases as an earlier fit does, by their spectra (default: the most abundant first).")
    private @Nullable String order;

    @Option(names = "--solver", paramLabel = "ID", description = "Solver, see 'esmpy list' (default esmpy).")
    private @Nullable String solver;

    @Option(names = "--start", paramLabel = "ID", description = "How the factors are started, see 'esmpy list'.")
    private @Nullable String start;

    @Option(names = "--starts", paramLabel = "N", description = "Keep the best of N starts of a single solver.")
    private @Nullable Integer starts;

    @Option(names = "--init-w", paramLabel = "W.csv", description = "Start a single solver from this W.")
    private @Nullable Path initW;

    @Option(names = "--init-h", paramLabel = "H.npy", description = "Start a single solver from this H.")
    private @Nullable Path initH;

    @Option(
            names = "--smooth",
            paramLabel = "NATS",
            description = "Smooth the maps (graph Laplacian); strengths are nats per count.")
    private @Nullable Double smooth;

    @Option(
            names = "--edge-smooth",
            paramLabel = "NATS",
            description = "Smooth the maps, but keep edges (Huber's total variation).")
    private @Nullable Double edgeSmooth;

    @Option(names = "--sparsity", paramLabel = "NATS", description = "Prefer few phases per pixel (log-sparsity).")
    private @Nullable Double sparsity;

    @Option(
            names = "--sparsity-w",
            paramLabel = "NATS",
            description = "Prefer few columns of G per phase (log-sparsity).")
    private @Nullable Double sparsityW;

    @Option(
            names = "--mask-pixels",
            paramLabel = "FILE.npy",
            description = "Leave out pixels: an array of height x width that is not 0 where masked.")
    private @Nullable Path maskPixels;

    @Option(
            names = "--mask-kev",
            split = ",",
            converter = EnergyRangeConverter.class,
            paramLabel = "FROM-TO",
            description = "Leave out energies, e.g. 1.9-2.2,7.8-8.3.")
    private @Nullable List<EnergyRange> maskKeV;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Errors by fitting N maps drawn from the fit of a single solver.")
    private @Nullable Integer bootstrap;

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

    @Option(
            names = "--free-thickness",
            negatable = true,
            description =
                    "Let the pipeline find the mass per area of each phase from its counts, beginning with the given"
                            + " one (default: if one is given), or keep it.")
    private @Nullable Boolean freeThickness;

    @Option(
            names = "--valley-rule",
            paramLabel = "RULE",
            description =
                    "Which phases the pipeline takes where the counts do not decide: auto, pure (compositions that"
                            + " regions of the map have) or extreme (as far beyond them as the elements allow).")
    private @Nullable ValleyRule valleyRule;

    @Option(names = "--fast", description = "Let the pipeline take usual values instead of trying several.")
    private boolean fast;

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "An option of the solver; may be repeated.")
    private @Nullable Map<String, String> solverOptions;

    @Mixin
    private SpecimenOptions specimen;

    @Mixin
    private UnknownSpecimenOptions unknownSpecimen;

    @Mixin
    private DetectorOptions detector;

    @Mixin
    private PhysicsOptions physics;

    @Mixin
    private PriorOptions priors;

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
            names = "--kkt-nats",
            paramLabel = "NATS",
            description = "Stop a single solver also when the KKT residual of W is this small.")
    private @Nullable Double kktNats;

    @Option(
            names = "--relative-change",
            paramLabel = "SHARE",
            description = "Stop a single solver also when an iteration changes the objective by less than this share of"
                    + " it, e.g. 1e-4: for comparison with tools that do so, for it proves nothing.")
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

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness (default 0).")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads (default: all processors); results do not depend on it.")
    private @Nullable Integer threads;

    /** The settings: defaults, overridden by the file, overridden by the options, those for reading included. */
    public FitSettings settings(ReadingOptions reading, MapOptions map) throws IOException {
        if (threads != null && threads < 1) {
            throw new IllegalArgumentException(
                    "--threads must be at least 1, got " + threads + "; without it all processors are used");
        }
        FitSettings base = config == null ? FitSettings.defaults() : SettingsFiles.readFit(config);
        SettingsEdits edits = base.edit()
                .set("elements", elements)
                .set("excluded", excluded)
                .set("splitKeV", split)
                .set("phases", phases)
                .set("order", order == null ? null : absolute(order))
                .set("solver.start", start)
                .set("solver.simplex", simplex)
                .set("pipeline.mode", pipeline)
                .set("specimen.freeThickness", freeThickness)
                .set("pipeline.fast", fast ? true : null)
                .set("pipeline.valleyRule", valleyRule)
                .set("physics.pileUp", pileUp ? true : null)
                .set("acquisition.fromKeV", fromKeV)
                .set("acquisition.toKeV", toKeV)
                .set("stop.certifiedNats", toleranceNats)
                .set("stop.kktNats", kktNats)
                .set("stop.relativeChange", relativeChange)
                .set("stop.maxIterations", maxIterations)
                .set("stop.seconds", maxSeconds)
                .set("starts.count", starts)
                .set("starts.w", AbsolutePath.of(initW))
                .set("starts.h", AbsolutePath.of(initH))
                .set("penalties.smooth", smooth)
                .set("penalties.edgeSmooth", edgeSmooth)
                .set("penalties.sparsity", sparsity)
                .set("penalties.sparsityW", sparsityW)
                .set("masks.pixels", AbsolutePath.of(maskPixels))
                .set("masks.keV", maskKeV)
                .set("bootstrap", bootstrap)
                .set("seed", seed)
                .set("threads", threads);
        solver(edits, base.solver().id());
        calibration.into(edits);
        unknownSpecimen.into(edits, specimen.describeFilm());
        specimen.into(edits);
        priors.into(edits);
        physics.into(edits);
        reading.into(edits);
        map.into(edits);
        detector.into(edits, reading.takeOffDeg());
        return edits.settings();
    }

    /** A file of settings may be read in another folder. */
    private static String absolute(String order) {
        String like = "like:";
        return order.startsWith(like) ? like + AbsolutePath.of(Path.of(order.substring(like.length()))) : order;
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
