package org.esmpy.bench.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.esmpy.bench.table.CsvTable;

/** Writes and reads the table {@code runs.csv} of studies and comparisons, with a row per run and phase. */
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
            "covered",
            "reason",
            "cpu_seconds",
            "divergence_nats",
            "refinements",
            "bound_nats",
            "load",
            "shares_counting",
            "covered_counting",
            "shares_model",
            "covered_model");

    private RunsTable() {}

    public static void write(List<Row> rows, Path file) throws IOException {
        CsvTable.write(file, HEADER, rows.stream().map(Row::cells).toList());
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if it is not such a table; names file and line
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
                    number(record.get("objective")),
                    record.get("iterations").isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of(Integer.parseInt(record.get("iterations"))),
                    number(record.get("seconds")),
                    record.get("stop_reason"),
                    later(record, "map_pearson"),
                    later(record, "explained_deviance"),
                    later(record, "chi2_per_channel"),
                    intervals(record),
                    record.cells().getOrDefault("reason", ""),
                    later(record, "cpu_seconds"),
                    later(record, "divergence_nats"),
                    whole(record, "refinements"),
                    later(record, "bound_nats"),
                    later(record, "load"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", line " + (record.number() + 1) + ": no row of runs: " + e.getMessage(), e);
        }
    }

    /** The value of a column that tables of earlier versions lack. */
    private static OptionalDouble later(CsvTable.Row record, String column) {
        return record.cells().containsKey(column) ? number(record.get(column)) : OptionalDouble.empty();
    }

    private static OptionalInt whole(CsvTable.Row record, String column) {
        return record.cells().getOrDefault(column, "").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(record.get(column)));
    }

    /** The intervals of the kinds for which the table has columns. */
    private static Map<StatedInterval, IntervalCount> intervals(CsvTable.Row record) {
        Map<StatedInterval, IntervalCount> counts = new EnumMap<>(StatedInterval.class);
        for (StatedInterval kind : StatedInterval.values()) {
            OptionalInt shares = whole(record, kind.column("shares"));
            OptionalInt covered = whole(record, kind.column("covered"));
            if (shares.isPresent() && covered.isPresent()) {
                counts.put(kind, new IntervalCount(shares.getAsInt(), covered.getAsInt()));
            }
        }
        return counts;
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    /**
     * One phase of one run, or a run that failed, which has no phases.
     *
     * @param phantom             id of the phantom, or name of the file
     * @param dose                counts per pixel
     * @param seed                seed of noise and fit
     * @param solver              name of the solver
     * @param phase               name of the phase; empty if the run failed
     * @param angleDeg            angle between the spectra, degrees; empty without a truth, as the other scores
     * @param mapMae              mean absolute error of the abundance map
     * @param mapMse              mean squared error of the abundance map
     * @param compositionMaeAtPct mean absolute error of the composition, at.%; empty without a composition
     * @param objective           objective, nats; empty if the run failed
     * @param iterations          iterations; empty for the low-dose pipeline
     * @param seconds             duration, s; empty for results of other programs
     * @param stopReason          reason of the end
     * @param mapPearson          correlation of the abundance map with the true one
     * @param explainedDeviance   share of the divergence of the mean spectrum that the fit removes; empty with masks
     * @param chi2PerChannel      χ² of the sum spectrum; empty with masks
     * @param intervals           by kind, the intervals stated for elements above 1 at.% of the true phase; without
     *                            kinds that are not known
     * @param reason              reason of a failure, one line; empty if the run did not fail
     * @param cpuSeconds          CPU time of all threads of the run, s; empty where it is not known
     * @param divergenceNats      divergence of the counts from the fit, nats, computed in the same way for all solvers
     * @param refinements         number of refinements of G
     * @param boundNats           upper bound of the gain of the optimal abundances, nats
     * @param load                load of the machine when the run ended
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
            OptionalDouble objective,
            OptionalInt iterations,
            OptionalDouble seconds,
            String stopReason,
            OptionalDouble mapPearson,
            OptionalDouble explainedDeviance,
            OptionalDouble chi2PerChannel,
            Map<StatedInterval, IntervalCount> intervals,
            String reason,
            OptionalDouble cpuSeconds,
            OptionalDouble divergenceNats,
            OptionalInt refinements,
            OptionalDouble boundNats,
            OptionalDouble load) {
        public Row {
            intervals = Map.copyOf(intervals);
        }

        /**
         * A phase of a run that ended with a result.
         *
         * @param phase name of the phase
         * @param score its score; empty without a truth
         */
        public static Row of(
                String phantom,
                double dose,
                long seed,
                String solver,
                RunEnd end,
                Optional<FitQuality> quality,
                String phase,
                Optional<PhaseScore> score) {
            return new Row(
                    phantom,
                    dose,
                    seed,
                    solver,
                    phase,
                    figure(score, found -> OptionalDouble.of(found.angleDeg())),
                    figure(score, found -> OptionalDouble.of(found.mapMae())),
                    figure(score, found -> OptionalDouble.of(found.mapMse())),
                    figure(score, PhaseScore::compositionMaeAtPct),
                    end.objective(),
                    end.iterations(),
                    end.seconds(),
                    end.stopReason(),
                    figure(score, found -> OptionalDouble.of(found.mapPearson())),
                    figure(quality, found -> OptionalDouble.of(found.explainedDeviance())),
                    figure(quality, FitQuality::chi2PerChannel),
                    score.map(Row::allKinds).orElse(Map.of()),
                    end.reason(),
                    end.cpuSeconds(),
                    figure(quality, found -> OptionalDouble.of(found.divergenceNats())),
                    end.refinements(),
                    end.boundNats(),
                    end.load());
        }

        /** A run that failed. */
        public static Row failed(String phantom, double dose, long seed, String solver, RunEnd end) {
            return of(phantom, dose, seed, solver, end, Optional.empty(), "", Optional.empty());
        }

        private static Map<StatedInterval, IntervalCount> allKinds(PhaseScore score) {
            return Arrays.stream(StatedInterval.values())
                    .collect(Collectors.toMap(Function.identity(), score::intervals));
        }

        /** The intervals of a kind. */
        public IntervalCount intervals(StatedInterval kind) {
            return intervals.getOrDefault(kind, IntervalCount.NONE);
        }

        /** Whether the run failed, so that it has no figures. */
        public boolean isFailed() {
            return stopReason.equals(RunEnd.FAILED);
        }

        /** Whether the phase was found: an angle below 5° and a correlation above 0.8; empty without a truth. */
        public Optional<Boolean> found() {
            return angleDeg.isEmpty() || mapPearson.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PhaseScore.isFound(angleDeg.getAsDouble(), mapPearson.getAsDouble()));
        }

        private static <T> OptionalDouble figure(Optional<T> found, Function<T, OptionalDouble> figure) {
            return found.map(figure).orElseGet(OptionalDouble::empty);
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
                    cell(objective),
                    cell(iterations),
                    cell(seconds),
                    stopReason,
                    cell(mapPearson),
                    found().<Object>map(yes -> yes ? 1 : 0).orElse(""),
                    cell(explainedDeviance),
                    cell(chi2PerChannel),
                    shares(StatedInterval.VALLEY),
                    covered(StatedInterval.VALLEY),
                    reason,
                    cell(cpuSeconds),
                    cell(divergenceNats),
                    cell(refinements),
                    cell(boundNats),
                    cell(load),
                    shares(StatedInterval.COUNTING),
                    covered(StatedInterval.COUNTING),
                    shares(StatedInterval.MODEL),
                    covered(StatedInterval.MODEL));
        }

        private Object shares(StatedInterval kind) {
            return intervals.containsKey(kind) ? intervals.get(kind).shares() : "";
        }

        private Object covered(StatedInterval kind) {
            return intervals.containsKey(kind) ? intervals.get(kind).covered() : "";
        }

        private static Object cell(OptionalInt value) {
            return value.isPresent() ? value.getAsInt() : "";
        }

        private static Object cell(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : "";
        }
    }
}
