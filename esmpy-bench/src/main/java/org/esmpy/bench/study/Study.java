package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhaseNumber;
import org.esmpy.bench.settings.PhysicsSettings;

/**
 * A grid of phantoms × doses × seeds × solvers.
 *
 * @param phantoms ids of phantoms, or paths of scenes
 * @param doses    counts per pixel
 * @param seeds    seeds, each of the noise and of the fits of that map
 * @param physics  what the phantoms are computed with
 * @param solvers  how each solver fits, by a name of its own, in the order in which they take turns
 * @param keepFactors whether W, H and the spectra of every run are kept
 */
public record Study(
        List<String> phantoms,
        List<Double> doses,
        List<Long> seeds,
        PhysicsSettings physics,
        Map<String, Entrant> solvers,
        boolean keepFactors) {
    /** A study whose phantoms are computed with the usual physics, and of which no factors are kept. */
    public Study(List<String> phantoms, List<Double> doses, List<Long> seeds, Map<String, Entrant> solvers) {
        this(phantoms, doses, seeds, PhysicsSettings.defaults(), solvers, false);
    }

    public Study {
        phantoms = distinct("phantoms", phantoms);
        doses = distinct("doses", doses);
        seeds = distinct("seeds", seeds);
        solvers = Collections.unmodifiableMap(new LinkedHashMap<>(solvers));
        if (solvers.isEmpty()) {
            throw new IllegalArgumentException("a study needs at least one of solvers");
        }
        for (double dose : doses) {
            if (!(dose > 0 && dose < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a dose must be positive and finite, got " + dose);
            }
        }
    }

    /** Every fit, the solvers of a map one after the other. */
    public List<StudyRun> runs() {
        List<StudyRun> runs = new ArrayList<>();
        for (String phantom : phantoms) {
            for (double dose : doses) {
                for (long seed : seeds) {
                    solvers.keySet().forEach(solver -> runs.add(new StudyRun(phantom, dose, seed, solver)));
                }
            }
        }
        return runs;
    }

    /** The study that has one of the runs only. */
    public Study only(StudyRun run) {
        return new Study(
                List.of(run.phantom()),
                List.of(run.dose()),
                List.of(run.seed()),
                physics,
                Map.of(run.solver(), Objects.requireNonNull(solvers.get(run.solver()))),
                keepFactors);
    }

    /** The study whose runs have {@code threads} threads unless their settings give a number. */
    public Study withThreads(int threads) {
        Map<String, Entrant> changed = new LinkedHashMap<>();
        solvers.forEach((name, entrant) -> changed.put(name, entrant.withThreads(threads)));
        return new Study(phantoms, doses, seeds, physics, changed, keepFactors);
    }

    /**
     * How many runs fit into the cores at a time.
     *
     * @param cores number of cores
     * @param asked how many runs are wanted at a time; empty for as many as fit when every run has the threads that it
     *     would have alone
     * @return at least 1
     */
    public int parallel(int cores, OptionalInt asked) {
        int threads = solvers.values().stream()
                .mapToInt(entrant -> entrant.settings().threads())
                .map(given -> given > 0 ? given : asked.isPresent() ? 1 : cores)
                .max()
                .orElseThrow();
        return Math.max(1, Math.min(asked.orElse(cores), cores / threads));
    }

    private static <T> List<T> distinct(String what, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a study needs at least one of " + what);
        }
        return values.stream().distinct().toList();
    }

    /**
     * How a solver takes part.
     *
     * @param settings    of its fits; the seed is that of the run
     * @param truePhases whether it is told the number of phases of the phantom instead of that of the settings
     */
    public record Entrant(FitSettings settings, boolean truePhases) {
        Entrant withThreads(int threads) {
            return settings.threads() > 0
                    ? this
                    : new Entrant(settings.edit().threads(threads).settings(), truePhases);
        }

        FitSettings settings(int phasesOfTruth, long seed) {
            return settings.edit()
                    .phases(truePhases ? PhaseNumber.of(phasesOfTruth) : settings.phases())
                    .seed(seed)
                    .settings();
        }
    }
}
