package org.esmpy.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
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
     * Reads a table.
     *
     * @throws IllegalArgumentException if it is none; names file and line
     */
    public static List<Row> read(Path file) throws IOException {
        return CsvTable.read(file).rows().stream()
                .map(record -> row(record, file))
                .toList();
    }

    private static Row row(CsvTable.Row record, Path file) {
        try {
            return new Row(
                    record.get("phantom"),
                    Double.parseDouble(record.get("dose")),
                    Long.parseLong(record.get("seed")),
                    record.get("solver"),
                    record.get("phase"),
                    number(record.get("angle_deg")),
                    number(record.get("map_mae")),
                    number(record.get("map_mse")),
                    number(record.get("composition_mae_at_pct")),
                    Double.parseDouble(record.get("objective")),
                    record.get("iterations").isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of(Integer.parseInt(record.get("iterations"))),
                    Double.parseDouble(record.get("seconds")),
                    record.get("stop_reason"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", line " + (record.number() + 1) + ": no row of runs: " + e.getMessage(), e);
        }
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    /**
     * One phase of one run.
     *
     * @param phantom             id of the phantom, or name of the file
     * @param dose                counts per pixel
     * @param seed                seed of noise and fit
     * @param solver              name of the solver
     * @param phase               name of the phase
     * @param angleDeg            angle between the spectra, degrees; empty without a truth, as what follows
     * @param mapMae              mean absolute error of the abundance map
     * @param mapMse              mean squared error of the abundance map
     * @param compositionMaeAtPct mean absolute error of the composition, at.%; empty without a composition
     * @param objective           objective, nats
     * @param iterations          iterations; empty for the low-dose pipeline
     * @param seconds             duration, s
     * @param stopReason          why the fit ended
     */
    public record Row(
            String phantom,
            double dose,
            long seed,
            String solver,
            String phase,
            OptionalDouble angleDeg,
            OptionalDouble mapMae,
            OptionalDouble mapMse,
            OptionalDouble compositionMaeAtPct,
            double objective,
            OptionalInt iterations,
            double seconds,
            String stopReason) {
        /** A phase of the truth, as it was found. */
        public static Row of(String phantom, double dose, long seed, String solver, Fitted fitted, PhaseScore score) {
            return new Row(
                    phantom,
                    dose,
                    seed,
                    solver,
                    score.phase(),
                    OptionalDouble.of(score.angleDeg()),
                    OptionalDouble.of(score.mapMae()),
                    OptionalDouble.of(score.mapMse()),
                    score.compositionMaeAtPct(),
                    fitted.outcome().objectiveNats(),
                    fitted.outcome().iterations(),
                    fitted.outcome().seconds(),
                    fitted.outcome().stopReason());
        }

        /** A phase of which no truth is known. */
        public static Row of(String map, double dose, String solver, Fitted fitted, String phase) {
            return new Row(
                    map,
                    dose,
                    fitted.settings().seed(),
                    solver,
                    phase,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
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
                    phase,
                    cell(angleDeg),
                    cell(mapMae),
                    cell(mapMse),
                    cell(compositionMaeAtPct),
                    objective,
                    iterations.isPresent() ? iterations.getAsInt() : "",
                    seconds,
                    stopReason);
        }

        private static Object cell(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : "";
        }
    }
}
