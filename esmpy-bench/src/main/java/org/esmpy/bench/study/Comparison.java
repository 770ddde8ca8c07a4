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

/** Gives all solvers of a comparison the same settings, and turns their fits into rows of {@code runs.csv}. */
public final class Comparison {
    private static final String START = "kmeans";

    private Comparison() {}

    /**
     * The settings of a solver: all have the same start and stopping rule; {@code esmpy} runs the low-dose pipeline if
     * the common settings ask for it.
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
     * The rows of a fit.
     *
     * @param map    name of the map
     * @param dose   its counts per pixel
     * @param solver name of the solver
     * @param fitted the fit of a map with or without a truth
     * @param cpu    CPU time of the fit until now
     * @return a row per true phase, or per phase of the fit where the map holds no truth
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
