package org.esmpy.bench.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.table.CsvTable;

/**
 * Compares every two solvers of a study on the same maps, and decides which is better if the differences are
 * significant: the table {@code pairs.csv}. A case is a scene and seed, averaged over the doses.
 */
public final class SolverPairs {
    /** Stands for all phantoms, or for all doses, in place of one. */
    public static final String ALL = "all";

    private static final List<String> HEADER = List.of(
            "phantom",
            "dose",
            "metric",
            "a",
            "b",
            "cases",
            "runs",
            "mean_a_minus_b",
            "low_95",
            "high_95",
            "wins_a",
            "wins_b",
            "ties",
            "only_a_finished",
            "only_b_finished",
            "better");

    private final RunFigures figures;

    private SolverPairs(RunFigures figures) {
        this.figures = figures;
    }

    /**
     * Compares every two solvers: on all maps, on all of a dose, and on those of each phantom and dose.
     *
     * @param rows of runs with a truth
     */
    public static List<Line> of(List<RunsTable.Row> rows) {
        RunFigures figures = new RunFigures(rows);
        SolverPairs pairs = new SolverPairs(figures);
        List<String> phantoms = figures.phantoms();
        List<Double> doses = figures.doses();
        List<Line> lines = new ArrayList<>();
        if (phantoms.size() > 1 || doses.size() > 1) {
            lines.addAll(pairs.lines(Optional.empty(), Optional.empty()));
        }
        for (double dose : doses) {
            if (phantoms.size() > 1 && doses.size() > 1) {
                lines.addAll(pairs.lines(Optional.empty(), Optional.of(dose)));
            }
        }
        for (String phantom : phantoms) {
            for (double dose : doses) {
                lines.addAll(pairs.lines(Optional.of(phantom), Optional.of(dose)));
            }
        }
        return lines;
    }

    /** The lines for all maps together. */
    public static List<Line> overall(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.phantom().equals(lines.get(0).phantom())
                        && line.dose().equals(lines.get(0).dose()))
                .toList();
    }

    public static void write(List<Line> lines, Path file) throws IOException {
        CsvTable.write(file, HEADER, lines.stream().map(Line::cells).toList());
    }

    private List<Line> lines(Optional<String> phantom, Optional<Double> dose) {
        List<StudyRun> scope = figures.runs().stream()
                .filter(run -> phantom.map(run.phantom()::equals).orElse(true))
                .filter(run -> dose.map(value -> value == run.dose()).orElse(true))
                .toList();
        List<String> solvers = scope.stream().map(StudyRun::solver).distinct().toList();
        List<Line> lines = new ArrayList<>();
        for (int a = 0; a < solvers.size(); a++) {
            for (int b = a + 1; b < solvers.size(); b++) {
                for (String metric : RunFigures.METRICS) {
                    line(scope, phantom, dose, metric, solvers.get(a), solvers.get(b))
                            .ifPresent(lines::add);
                }
            }
        }
        return lines;
    }

    private Optional<Line> line(
            List<StudyRun> scope, Optional<String> phantom, Optional<Double> dose, String metric, String a, String b) {
        Map<String, Map<Long, List<Double>>> differences = new TreeMap<>();
        int[] wins = new int[3];
        int onlyA = 0;
        int onlyB = 0;
        for (StudyRun run : scope) {
            StudyRun other = run.by(b);
            if (!run.solver().equals(a) || !figures.runs().contains(other)) {
                continue;
            }
            OptionalDouble ofA = figures.figure(run, metric);
            OptionalDouble ofB = figures.figure(other, metric);
            if (ofA.isPresent() && ofB.isPresent()) {
                double difference = ofA.getAsDouble() - ofB.getAsDouble();
                wins[1 + (int) Math.signum(difference)]++;
                differences
                        .computeIfAbsent(run.phantom(), name -> new TreeMap<>())
                        .computeIfAbsent(run.seed(), seed -> new ArrayList<>())
                        .add(difference);
            } else {
                onlyA += figures.isFailed(other) && !figures.isFailed(run) ? 1 : 0;
                onlyB += figures.isFailed(run) && !figures.isFailed(other) ? 1 : 0;
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        BootstrapMean found = BootstrapMean.of(
                differences.values().stream().map(SolverPairs::cases).toList());
        return Optional.of(new Line(
                phantom.orElse(ALL),
                dose.map(String::valueOf).orElse(ALL),
                metric,
                a,
                b,
                found.cases(),
                wins[0] + wins[1] + wins[2],
                found.mean(),
                found.low(),
                found.high(),
                wins[0],
                wins[2],
                wins[1],
                onlyA,
                onlyB,
                better(found, a, b, onlyA, onlyB)));
    }

    /** The better solver; empty if it is not decided, or if the better one failed where the other did not. */
    private static Optional<String> better(BootstrapMean found, String a, String b, int onlyA, int onlyB) {
        if (!found.isDecided()) {
            return Optional.empty();
        }
        boolean first = found.high() < 0;
        int missing = first ? onlyB : onlyA;
        return missing > 0 ? Optional.empty() : Optional.of(first ? a : b);
    }

    private static double[] cases(Map<Long, List<Double>> scene) {
        return scene.values().stream()
                .mapToDouble(doses -> doses.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /**
     * Two solvers on some maps.
     *
     * @param phantom     id of the phantom, or {@value #ALL}
     * @param dose        counts per pixel, or {@value #ALL}
     * @param metric      column of {@code runs.csv}
     * @param a           one solver
     * @param b           the other
     * @param cases       scenes × seeds that both finished
     * @param runs        maps that both finished
     * @param mean        mean of a − b; negative where a is better
     * @param low         lower end of its 95 % interval; NaN for one case
     * @param high        upper end; NaN for one case
     * @param winsA       maps on which a is better
     * @param winsB       maps on which b is better
     * @param ties        maps on which they are equal
     * @param onlyA       maps on which b alone failed
     * @param onlyB       maps on which a alone failed
     * @param better      the solver that is better; empty if it is not decided
     */
    public record Line(
            String phantom,
            String dose,
            String metric,
            String a,
            String b,
            int cases,
            int runs,
            double mean,
            double low,
            double high,
            int winsA,
            int winsB,
            int ties,
            int onlyA,
            int onlyB,
            Optional<String> better) {
        /** The result in words, without figures. */
        public String words() {
            if (better.isPresent()) {
                return better.get() + " better than " + (better.get().equals(a) ? b : a);
            }
            return a + " and " + b
                    + (cases < BootstrapMean.FEWEST_CASES
                            ? ": too few cases to tell (" + cases + " of " + BootstrapMean.FEWEST_CASES + ")"
                            : onlyA + onlyB > 0 && (low > 0 || high < 0)
                                    ? ": not decided, because runs failed"
                                    : ": not told apart");
        }

        private List<Object> cells() {
            return List.of(
                    phantom,
                    dose,
                    metric,
                    a,
                    b,
                    cases,
                    runs,
                    mean,
                    Double.isNaN(low) ? "" : low,
                    Double.isNaN(high) ? "" : high,
                    winsA,
                    winsB,
                    ties,
                    onlyA,
                    onlyB,
                    better.orElse(""));
        }
    }
}
