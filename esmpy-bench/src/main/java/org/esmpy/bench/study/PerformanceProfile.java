package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Performance profile: for each solver and factor, the share of the maps on which its figure is within the factor of
 * the best one (Dolan and Moré 2002, doi:10.1007/s101070100263). On a map where a solver failed, it is within no
 * factor. Maps that some solver did not run on, or on which none has the figure, are left out.
 *
 * @param figure the compared figure: a metric of {@link RunFigures}, or {@value #CPU}
 * @param maps   number of maps
 * @param ratios by solver, the factors over the best of its maps, in ascending order; only finite ones
 */
public record PerformanceProfile(String figure, int maps, Map<String, double[]> ratios) {
    /** CPU time of a run, if it found every phase; otherwise it counts as failed. */
    public static final String CPU = "cpu_seconds_to_find_all";

    /**
     * A profile for each metric and for the time, if there are maps for it.
     *
     * @param solvers solvers to compare, at least one; without oracles, as no factor compares with their angle of 0
     */
    public static List<PerformanceProfile> all(RunFigures figures, List<String> solvers) {
        List<PerformanceProfile> profiles = new ArrayList<>();
        for (String metric : RunFigures.METRICS) {
            profiles.add(of(metric, figures.mapsOfAll(solvers), solvers, run -> figures.figure(run, metric)));
        }
        profiles.add(of(CPU, figures.mapsOfAll(solvers), solvers, figures::cpuSecondsToFindAll));
        return profiles.stream().filter(profile -> profile.maps > 0).toList();
    }

    private static PerformanceProfile of(
            String figure, List<StudyRun> maps, List<String> solvers, Function<StudyRun, OptionalDouble> value) {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        solvers.forEach(solver -> ratios.put(solver, new ArrayList<>()));
        int counted = 0;
        for (StudyRun map : maps) {
            OptionalDouble best = solvers.stream()
                    .map(solver -> value.apply(map.by(solver)))
                    .flatMapToDouble(OptionalDouble::stream)
                    .min();
            if (best.isEmpty()) {
                continue;
            }
            counted++;
            for (String solver : solvers) {
                value.apply(map.by(solver)).ifPresent(own -> ratios.get(solver).add(ratio(own, best.getAsDouble())));
            }
        }
        Map<String, double[]> sorted = new LinkedHashMap<>();
        ratios.forEach((solver, found) -> sorted.put(
                solver,
                found.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray()));
        return new PerformanceProfile(figure, counted, sorted);
    }

    private static double ratio(double own, double best) {
        return own == best ? 1 : own / best;
    }

    /** The share of the maps on which a solver is within a factor of the best. */
    public double share(String solver, double factor) {
        return (double) Arrays.stream(ratios.get(solver))
                        .filter(ratio -> ratio <= factor)
                        .count()
                / maps;
    }
}
