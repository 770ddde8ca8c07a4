package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.score.RunsTable;

/**
 * How many of the ranges that a solver states hold the truth at a dose.
 *
 * @param solver  the solver that states them
 * @param dose    counts per pixel
 * @param shares  how many ranges
 * @param covered how many of them hold the truth
 * @param mean    mean over the scenes of the share that does
 * @param low     lower end of its 95 % interval, by a bootstrap of scenes and seeds; NaN for a single map
 * @param high    upper end of it
 */
public record Coverage(String solver, double dose, int shares, int covered, double mean, double low, double high) {
    /** What the ranges promise. */
    public static final double PROMISED = 0.95;

    /** A line for each dose and solver that states ranges. */
    public static List<Coverage> all(RunFigures figures) {
        List<Coverage> lines = new ArrayList<>();
        for (double dose : figures.doses()) {
            for (String solver : figures.solvers()) {
                List<StudyRun> runs = figures.runs().stream()
                        .filter(run -> run.dose() == dose && run.solver().equals(solver))
                        .filter(run -> sum(figures.rows(run), true) > 0)
                        .toList();
                if (!runs.isEmpty()) {
                    lines.add(of(figures, runs));
                }
            }
        }
        return lines;
    }

    private static Coverage of(RunFigures figures, List<StudyRun> runs) {
        Map<String, List<Double>> scenes = new TreeMap<>();
        int shares = 0;
        int covered = 0;
        for (StudyRun run : runs) {
            int stated = sum(figures.rows(run), true);
            int held = sum(figures.rows(run), false);
            shares += stated;
            covered += held;
            scenes.computeIfAbsent(run.phantom(), scene -> new ArrayList<>()).add((double) held / stated);
        }
        BootstrapMean found = BootstrapMean.of(scenes.values().stream()
                .map(scene -> scene.stream().mapToDouble(Double::doubleValue).toArray())
                .toList());
        return new Coverage(
                runs.get(0).solver(),
                runs.get(0).dose(),
                shares,
                covered,
                found.mean(),
                Math.max(0, found.low()),
                Math.min(1, found.high()));
    }

    private static int sum(List<RunsTable.Row> rows, boolean stated) {
        return rows.stream()
                .mapToInt(row -> (stated ? row.shares() : row.covered()).orElse(0))
                .sum();
    }
}
