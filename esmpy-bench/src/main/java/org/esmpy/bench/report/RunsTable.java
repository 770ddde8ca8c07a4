package org.esmpy.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.esmpy.bench.metric.PhaseScore;
import org.esmpy.bench.study.Fitted;

/** The table {@code runs.csv}: a row per run and phase. */
public final class RunsTable {
    private static final List<String> HEADER = List.of(
            "phantom",
            "dose",
            "seed",
            "solver",
            "phase",
            "angle_deg",
            "map_mae",
            "map_mse",
            "composition_mae_at_pct",
            "objective",
            "iterations",
            "seconds",
            "stop_reason");

    private RunsTable() {}

    public static void write(List<Row> rows, Path file) throws IOException {
        CsvTable.write(file, HEADER, rows.stream().map(Row::cells).toList());
    }

    /**
     * One phase of one run.
     *
     * @param phantom    id of the phantom
     * @param dose       counts per pixel
     * @param seed       seed of noise and fit
     * @param solver     id of the solver
     * @param score      how well the phase was found
     * @param objective  objective, nats
     * @param iterations iterations; empty for the low-dose pipeline
     * @param seconds    duration, s
     * @param stopReason why the fit ended
     */
    public record Row(
            String phantom,
            double dose,
            long seed,
            String solver,
            PhaseScore score,
            double objective,
            OptionalInt iterations,
            double seconds,
            String stopReason) {
        public static Row of(String phantom, double dose, long seed, Fitted fitted, PhaseScore score) {
            return new Row(
                    phantom,
                    dose,
                    seed,
                    fitted.settings().solver().id(),
                    score,
                    fitted.outcome().objectiveNats(),
                    fitted.outcome().iterations(),
                    fitted.outcome().seconds(),
                    fitted.outcome().stopReason());
        }

        private List<Object> cells() {
            return List.of(
                    phantom,
                    dose,
                    seed,
                    solver,
                    score.phase(),
                    score.angleDeg(),
                    score.mapMae(),
                    score.mapMse(),
                    score.compositionMaeAtPct().isPresent()
                            ? score.compositionMaeAtPct().getAsDouble()
                            : "",
                    objective,
                    iterations.isPresent() ? iterations.getAsInt() : "",
                    seconds,
                    stopReason);
        }
    }
}
