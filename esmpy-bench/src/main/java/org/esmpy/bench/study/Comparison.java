package org.esmpy.bench.study;

import java.util.List;
import java.util.Optional;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.FitQuality;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.sim.GroundTruth;
import org.esmpy.solver.analysis.PipelineSettings.Mode;

/** Prepares fits of one map with several solvers under equal conditions, and makes their rows of results. */
public final class Comparison {
    private static final String START = "kmeans";

    private Comparison() {}

    /**
     * How a solver takes part: with the start and the stopping rule of all, and the low-dose pipeline only if it was
     * asked for and is the solver's.
     */
    public static FitSettings settings(FitSettings common, String solver) {
        boolean pipeline = common.pipeline().mode() == Mode.LOW_DOSE && solver.equals("esmpy");
        return common.edit()
                .solver(before -> before.withId(solver)
                        .withStart(
                                pipeline
                                        ? before.start()
                                        : Optional.of(before.start().orElse(START))))
                .pipeline(before -> before.withMode(pipeline ? Mode.LOW_DOSE : Mode.DIRECT))
                .settings();
    }

    /**
     * The result of a solver.
     *
     * @param map    name of the map
     * @param dose   its counts per pixel
     * @param solver name of the solver
     * @param fitted the fit; its image may carry a truth
     * @param cpu    CPU time of the fit until now
     * @return a row per phase: of the truth, or without one of the fit
     */
    public static List<RunsTable.Row> rows(String map, double dose, String solver, Fitted fitted, CpuTime cpu) {
        long seed = fitted.settings().seed();
        RunEnd end = RunEnd.of(fitted, cpu.seconds());
        Optional<FitQuality> quality = FitQuality.of(fitted);
        return GroundTruth.of(fitted.image())
                .map(truth -> TruthComparison.scores(truth, fitted).stream()
                        .map(score -> RunsTable.Row.of(
                                map, dose, seed, solver, end, quality, score.phase(), Optional.of(score)))
                        .toList())
                .orElseGet(() -> fitted.phaseNames().stream()
                        .map(phase -> RunsTable.Row.of(map, dose, seed, solver, end, quality, phase, Optional.empty()))
                        .toList());
    }
}
