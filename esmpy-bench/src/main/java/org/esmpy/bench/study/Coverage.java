package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.StatedInterval;

/**
 * Share of the stated intervals that hold the truth, for one kind of interval, solver and dose.
 *
 * @param interval kind of the intervals
 * @param solver   the solver that states them
 * @param dose     counts per pixel
 * @param shares   number of intervals
 * @param covered  number of intervals that hold the truth
 * @param mean     mean over the scenes of the share that holds the truth
 * @param low      lower end of its 95 % interval, by a bootstrap of scenes and seeds; NaN for a single map
 * @param high     upper end of it
 */
public record Coverage(
        StatedInterval interval,
        String solver,
        double dose,
        int shares,
        int covered,
        double mean,
        double low,
        double high) {
    /** Nominal share of the intervals that hold the truth. */
    public static final double NOMINAL = 0.95;

    /** The coverage for each kind of interval, dose and solver with intervals. */
    public static List<Coverage> all(RunFigures figures) {
        return Arrays.stream(StatedInterval.values())
                .flatMap(kind -> all(figures, kind).stream())
                .toList();
    }

    private static List<Coverage> all(RunFigures figures, StatedInterval kind) {
        List<Coverage> lines = new ArrayList<>();
        for (double dose : figures.doses()) {
            for (String solver : figures.solvers()) {
                List<StudyRun> runs = figures.runs().stream()
                        .filter(run -> run.dose() == dose && run.solver().equals(solver))
                        .filter(run -> count(figures, run, kind).shares() > 0)
                        .toList();
                if (!runs.isEmpty()) {
                    lines.add(of(figures, runs, kind));
                }
            }
        }
        return lines;
    }

    private static Coverage of(RunFigures figures, List<StudyRun> runs, StatedInterval kind) {
        Map<String, List<Double>> scenes = new TreeMap<>();
        for (StudyRun run : runs) {
            scenes.computeIfAbsent(run.phantom(), scene -> new ArrayList<>())
                    .add(count(figures, run, kind).coverage().orElseThrow());
        }
        IntervalCount all = IntervalCount.sum(runs.stream().map(run -> count(figures, run, kind)));
        BootstrapMean found = BootstrapMean.of(scenes.values().stream()
                .map(scene -> scene.stream().mapToDouble(Double::doubleValue).toArray())
                .toList());
        return new Coverage(
                kind,
                runs.get(0).solver(),
                runs.get(0).dose(),
                all.shares(),
                all.covered(),
                found.mean(),
                Math.max(0, found.low()),
                Math.min(1, found.high()));
    }

    private static IntervalCount count(RunFigures figures, StudyRun run, StatedInterval kind) {
        return IntervalCount.sum(figures.rows(run).stream().map(row -> row.intervals(kind)));
    }
}
