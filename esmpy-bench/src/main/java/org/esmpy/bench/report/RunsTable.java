package org.esmpy.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.esmpy.bench.metric.FitQuality;
import org.esmpy.bench.metric.PhaseScore;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.table.CsvTable;

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
            "stop_reason",
            "map_pearson",
            "found",
            "explained_deviance",
            "chi2_per_channel",
            "shares",
            "covered");

    /** Largest angle (degrees) and smallest correlation of the maps at which a phase counts as found. */
    private static final double FOUND_DEG = 5;

    private static final double FOUND_PEARSON = 0.8;

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
                    record.get("stop_reason"),
                    later(record, "map_pearson"),
                    later(record, "explained_deviance"),
                    later(record, "chi2_per_channel"),
                    whole(record, "shares"),
                    whole(record, "covered"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", line " + (record.number() + 1) + ": no row of runs: " + e.getMessage(), e);
        }
    }

    /** A column that older tables lack. */
    private static OptionalDouble later(CsvTable.Row record, String column) {
        return record.cells().containsKey(column) ? number(record.get(column)) : OptionalDouble.empty();
    }

    private static OptionalInt whole(CsvTable.Row record, String column) {
        return record.cells().getOrDefault(column, "").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(record.get(column)));
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
     * @param mapPearson          correlation of the abundance map with the true one
     * @param explainedDeviance   share of the divergence of the mean spectrum that the fit removes; empty with masks, as
     *                            what follows
     * @param chi2PerChannel      of the sum spectrum
     * @param shares              elements above 1 at.% of the true phase of which a range is stated; empty without a truth
     * @param covered             how many of these ranges, valley and two standard errors, hold the truth
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
            String stopReason,
            OptionalDouble mapPearson,
            OptionalDouble explainedDeviance,
            OptionalDouble chi2PerChannel,
            OptionalInt shares,
            OptionalInt covered) {
        /** A phase of the truth, as it was found. */
        public static Row of(
                String phantom,
                double dose,
                long seed,
                String solver,
                Fitted fitted,
                Optional<FitQuality> quality,
                PhaseScore score) {
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
                    fitted.outcome().stopReason(),
                    OptionalDouble.of(score.mapPearson()),
                    figure(quality, found -> OptionalDouble.of(found.explainedDeviance())),
                    figure(quality, FitQuality::chi2PerChannel),
                    OptionalInt.of(score.shares()),
                    OptionalInt.of(score.covered()));
        }

        /** A phase of which no truth is known. */
        public static Row of(
                String map, double dose, String solver, Fitted fitted, Optional<FitQuality> quality, String phase) {
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
                    fitted.outcome().stopReason(),
                    OptionalDouble.empty(),
                    figure(quality, found -> OptionalDouble.of(found.explainedDeviance())),
                    figure(quality, FitQuality::chi2PerChannel),
                    OptionalInt.empty(),
                    OptionalInt.empty());
        }

        /** Whether the phase was found: an angle below 5° and a correlation above 0.8; empty without a truth. */
        public Optional<Boolean> found() {
            return angleDeg.isEmpty() || mapPearson.isEmpty()
                    ? Optional.empty()
                    : Optional.of(angleDeg.getAsDouble() < FOUND_DEG && mapPearson.getAsDouble() > FOUND_PEARSON);
        }

        private static OptionalDouble figure(
                Optional<FitQuality> quality, Function<FitQuality, OptionalDouble> figure) {
            return quality.map(figure).orElseGet(OptionalDouble::empty);
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
                    stopReason,
                    cell(mapPearson),
                    found().<Object>map(yes -> yes ? 1 : 0).orElse(""),
                    cell(explainedDeviance),
                    cell(chi2PerChannel),
                    cell(shares),
                    cell(covered));
        }

        private static Object cell(OptionalInt value) {
            return value.isPresent() ? value.getAsInt() : "";
        }

        private static Object cell(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : "";
        }
    }
}
