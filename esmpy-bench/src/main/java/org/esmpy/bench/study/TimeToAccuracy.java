package org.esmpy.bench.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.bench.score.RunsTable;

/**
 * Data profile: for each solver and time, the share of the maps on which it has reached an accuracy τ (Moré and Wild
 * 2009, doi:10.1137/080724083). A fit has the accuracy τ if its objective exceeds the best one of the map by at most τ
 * times the gain of the best one over a fit with the mean spectrum in all pixels. Only solvers with the same objective
 * are compared: the divergence alone, either with spectra from physics or with spectra that are free in every channel.
 *
 * @param free     whether spectra are free in every channel
 * @param accuracy τ
 * @param maps     number of maps
 * @param seconds  by solver, the times to this accuracy in ascending order, for the maps on which it was reached
 */
public record TimeToAccuracy(boolean free, double accuracy, int maps, Map<String, double[]> seconds) {
    /** The values of τ. */
    public static final List<Double> ACCURACIES = List.of(1e-1, 1e-2, 1e-4, 1e-6);

    /** Relative difference up to which the last point of a trace counts as the divergence of the fit. */
    private static final double SAME = 1e-6;

    private static final int FEWEST_SOLVERS = 2;

    /**
     * The profiles of a study, for objectives that at least two solvers share.
     *
     * @param minimisers solvers that minimise an objective
     */
    public static List<TimeToAccuracy> all(RunFigures figures, RunFiles files, List<String> minimisers)
            throws IOException {
        Map<Boolean, Map<StudyRun, List<RunFiles.Point>>> kinds = new LinkedHashMap<>();
        for (StudyRun run : figures.runs()) {
            List<RunFiles.Point> trace = minimisers.contains(run.solver()) ? files.trace(run) : List.of();
            if (isOfDivergence(trace, figures.rows(run))) {
                boolean free = figures.rows(run).get(0).chi2PerChannel().isEmpty();
                kinds.computeIfAbsent(free, kind -> new LinkedHashMap<>()).put(run, trace);
            }
        }
        List<TimeToAccuracy> curves = new ArrayList<>();
        kinds.forEach((free, traces) -> {
            List<String> solvers =
                    traces.keySet().stream().map(StudyRun::solver).distinct().toList();
            if (solvers.size() >= FEWEST_SOLVERS) {
                ACCURACIES.forEach(accuracy -> curves.add(of(free, accuracy, figures, traces, solvers)));
            }
        });
        return curves;
    }

    private static boolean isOfDivergence(List<RunFiles.Point> trace, List<RunsTable.Row> rows) {
        if (trace.isEmpty() || rows.isEmpty()) {
            return false;
        }
        OptionalDouble last = trace.get(trace.size() - 1).objective();
        OptionalDouble divergence = rows.get(0).divergenceNats();
        return last.isPresent()
                && divergence.isPresent()
                && Math.abs(last.getAsDouble() - divergence.getAsDouble()) <= SAME * divergence.getAsDouble();
    }

    private static TimeToAccuracy of(
            boolean free,
            double accuracy,
            RunFigures figures,
            Map<StudyRun, List<RunFiles.Point>> traces,
            List<String> solvers) {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        solvers.forEach(solver -> seconds.put(solver, new ArrayList<>()));
        int maps = 0;
        for (StudyRun map : figures.mapsOfAll(solvers)) {
            List<StudyRun> runs =
                    solvers.stream().map(map::by).filter(traces::containsKey).toList();
            if (runs.isEmpty()) {
                continue;
            }
            maps++;
            double best = runs.stream()
                    .flatMap(run -> traces.get(run).stream())
                    .flatMapToDouble(point -> point.objective().stream())
                    .min()
                    .orElseThrow();
            double goal = best + accuracy * (ofMean(figures.rows(runs.get(0)).get(0)) - best);
            runs.forEach(run -> traces.get(run).stream()
                    .filter(point -> point.objective().orElse(Double.POSITIVE_INFINITY) <= goal)
                    .findFirst()
                    .ifPresent(point -> seconds.get(run.solver()).add(point.seconds())));
        }
        Map<String, double[]> sorted = new LinkedHashMap<>();
        seconds.forEach((solver, found) -> sorted.put(
                solver, found.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        return new TimeToAccuracy(free, accuracy, maps, sorted);
    }

    /** Divergence of the mean spectrum in all pixels, nats, from the explained deviance. */
    private static double ofMean(RunsTable.Row row) {
        return row.divergenceNats().orElseThrow() / (1 - row.explainedDeviance().orElseThrow());
    }
}
