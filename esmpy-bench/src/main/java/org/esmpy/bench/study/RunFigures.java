package org.esmpy.bench.study;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.esmpy.bench.score.RunsTable;

/** Averages the scores of each run over its phases, so that solvers can be compared on the same maps. */
public final class RunFigures {
    private static final Map<String, Function<RunsTable.Row, OptionalDouble>> COLUMNS = Map.of(
            "angle_deg", RunsTable.Row::angleDeg,
            "map_mae", RunsTable.Row::mapMae,
            "composition_mae_at_pct", RunsTable.Row::compositionMaeAtPct);

    /** Columns of {@code runs.csv} that compare solvers; smaller is better in all of them. */
    public static final List<String> METRICS = List.of("angle_deg", "map_mae", "composition_mae_at_pct");

    private final Map<StudyRun, List<RunsTable.Row>> runs;

    /** @param rows of runs with a truth */
    public RunFigures(List<RunsTable.Row> rows) {
        this.runs = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new StudyRun(row.phantom(), row.dose(), row.seed(), row.solver()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** All runs, in the order of the table. */
    public Set<StudyRun> runs() {
        return runs.keySet();
    }

    /** Names of the solvers, in the order of the table. */
    public List<String> solvers() {
        return distinct(StudyRun::solver);
    }

    /** Names of the phantoms, in the order of the table. */
    public List<String> phantoms() {
        return distinct(StudyRun::phantom);
    }

    /** Doses, counts per pixel, in the order of the table. */
    public List<Double> doses() {
        return distinct(StudyRun::dose);
    }

    private <T> List<T> distinct(Function<StudyRun, T> what) {
        return List.copyOf(new LinkedHashSet<>(runs.keySet().stream().map(what).toList()));
    }

    /** The rows of a run; none if it was not made. */
    public List<RunsTable.Row> rows(StudyRun run) {
        return runs.getOrDefault(run, List.of());
    }

    /**
     * A figure of a run, the mean over its phases.
     *
     * @param metric one of {@link #METRICS}
     * @return empty unless all phases have it, so that a solver does not gain by missing difficult phases
     */
    public OptionalDouble figure(StudyRun run, String metric) {
        Function<RunsTable.Row, OptionalDouble> column = Objects.requireNonNull(COLUMNS.get(metric), metric);
        List<OptionalDouble> ofPhases = rows(run).stream().map(column).toList();
        return ofPhases.stream().allMatch(OptionalDouble::isPresent)
                ? ofPhases.stream().mapToDouble(OptionalDouble::getAsDouble).average()
                : OptionalDouble.empty();
    }

    /** CPU time of a run that found every phase, s; empty if it did not, or the time is not known. */
    OptionalDouble cpuSecondsToFindAll(StudyRun run) {
        boolean all = rows(run).stream().allMatch(row -> row.found().orElse(false));
        return all && !rows(run).isEmpty() ? rows(run).get(0).cpuSeconds() : OptionalDouble.empty();
    }

    /** Whether a run failed. */
    boolean isFailed(StudyRun run) {
        return rows(run).stream().anyMatch(RunsTable.Row::isFailed);
    }

    /** A run for each map that all solvers ran on, even if they failed. */
    List<StudyRun> mapsOfAll(List<String> solvers) {
        return runs.keySet().stream()
                .filter(run -> run.solver().equals(solvers.get(0)))
                .filter(run -> solvers.stream().map(run::by).allMatch(runs::containsKey))
                .toList();
    }
}
