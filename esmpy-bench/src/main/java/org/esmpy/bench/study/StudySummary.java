package org.esmpy.bench.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.table.CsvTable;

/** Summarises the seeds of each phantom, dose and solver: the table {@code summary.csv}. */
public final class StudySummary {
    private static final List<String> HEADER = List.of(
            "phantom",
            "dose",
            "solver",
            "seeds",
            "angle_deg_mean",
            "angle_deg_median",
            "angle_deg_worst",
            "map_mae_mean",
            "map_mae_median",
            "map_mae_worst",
            "seconds_median",
            "failed",
            "angle_deg_sd",
            "map_mae_sd",
            "found",
            "shares",
            "covered",
            "coverage",
            "cpu_seconds_median",
            "shares_counting",
            "covered_counting",
            "coverage_counting",
            "shares_model",
            "covered_model",
            "coverage_model");

    private StudySummary() {}

    /**
     * Summarises runs; the angle and the map error of a run are means over its phases.
     *
     * @param rows of runs with a truth
     */
    public static List<Line> of(List<RunsTable.Row> rows) {
        Map<List<Object>, List<RunsTable.Row>> cells = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.phantom(), row.dose(), row.solver()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return cells.values().stream().map(StudySummary::line).toList();
    }

    public static void write(List<Line> lines, Path file) throws IOException {
        CsvTable.write(file, HEADER, lines.stream().map(Line::cells).toList());
    }

    private static Line line(List<RunsTable.Row> rows) {
        RunsTable.Row first = rows.get(0);
        Map<Long, List<RunsTable.Row>> bySeed =
                rows.stream().filter(row -> !row.isFailed()).collect(Collectors.groupingBy(RunsTable.Row::seed));
        return new Line(
                first.phantom(),
                first.dose(),
                first.solver(),
                bySeed.size(),
                Spread.of(bySeed, row -> row.angleDeg().orElseThrow()),
                Spread.of(bySeed, row -> row.mapMae().orElseThrow()),
                Spread.of(bySeed, row -> row.seconds().orElseThrow()).median(),
                (int) rows.stream().filter(RunsTable.Row::isFailed).count(),
                rows.stream()
                        .flatMap(row -> row.found().stream())
                        .mapToInt(found -> found ? 1 : 0)
                        .average(),
                intervals(rows),
                Spread.of(bySeed, row -> row.cpuSeconds().orElse(Double.NaN)).median());
    }

    private static Map<StatedInterval, IntervalCount> intervals(List<RunsTable.Row> rows) {
        return Arrays.stream(StatedInterval.values())
                .collect(Collectors.toMap(
                        kind -> kind, kind -> IntervalCount.sum(rows.stream().map(row -> row.intervals(kind)))));
    }

    /**
     * One phantom, dose and solver.
     *
     * @param phantom       id of the phantom
     * @param dose          counts per pixel
     * @param solver        name of the solver
     * @param seeds         number of runs that ended with a result; the figures are theirs
     * @param angleDeg      mean angle over the phases, degrees
     * @param mapMae        mean absolute error of the abundances over the phases
     * @param secondsMedian duration of a fit, s
     * @param failed        number of runs that failed
     * @param found         share of the phases that were found; empty if no run has a result
     * @param intervals     for each kind, the intervals stated in all runs
     * @param cpuSecondsMedian CPU time of a run, s; NaN where it is not known
     */
    public record Line(
            String phantom,
            double dose,
            String solver,
            int seeds,
            Spread angleDeg,
            Spread mapMae,
            double secondsMedian,
            int failed,
            OptionalDouble found,
            Map<StatedInterval, IntervalCount> intervals,
            double cpuSecondsMedian) {
        public Line {
            intervals = Map.copyOf(intervals);
        }

        /** Share of the stated ranges, valley and counting errors, that hold the truth; empty if none is stated. */
        public OptionalDouble coverage() {
            return intervals.get(StatedInterval.VALLEY).coverage();
        }

        private List<Object> cells() {
            List<Object> cells = new ArrayList<>(List.of(
                    phantom,
                    dose,
                    solver,
                    seeds,
                    cell(angleDeg.mean()),
                    cell(angleDeg.median()),
                    cell(angleDeg.worst()),
                    cell(mapMae.mean()),
                    cell(mapMae.median()),
                    cell(mapMae.worst()),
                    cell(secondsMedian),
                    failed,
                    cell(angleDeg.sd()),
                    cell(mapMae.sd()),
                    cell(found.orElse(Double.NaN))));
            cells.addAll(cells(StatedInterval.VALLEY));
            cells.add(cell(cpuSecondsMedian));
            cells.addAll(cells(StatedInterval.COUNTING));
            cells.addAll(cells(StatedInterval.MODEL));
            return cells;
        }

        private List<Object> cells(StatedInterval kind) {
            IntervalCount count = intervals.get(kind);
            return List.of(
                    count.shares(), count.covered(), cell(count.coverage().orElse(Double.NaN)));
        }

        private static Object cell(double value) {
            return Double.isNaN(value) ? "" : value;
        }
    }

    /**
     * Statistics of a figure over the seeds; NaN if no run has it.
     *
     * @param mean   mean
     * @param median median
     * @param worst  largest
     * @param sd     standard deviation between runs; NaN for a single run
     */
    public record Spread(double mean, double median, double worst, double sd) {
        private static Spread of(Map<Long, List<RunsTable.Row>> bySeed, ToDoubleFunction<RunsTable.Row> figure) {
            double[] sorted = bySeed.values().stream()
                    .mapToDouble(phases ->
                            phases.stream().mapToDouble(figure).average().orElseThrow())
                    .sorted()
                    .toArray();
            if (sorted.length == 0) {
                return new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
            double sum = 0;
            for (double value : sorted) {
                sum += value;
            }
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            double mean = sum / sorted.length;
            double squares = 0;
            for (double value : sorted) {
                squares += (value - mean) * (value - mean);
            }
            double sd = sorted.length == 1 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
            return new Spread(mean, median, sorted[sorted.length - 1], sd);
        }
    }
}
