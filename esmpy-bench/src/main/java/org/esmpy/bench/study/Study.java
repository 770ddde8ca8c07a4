package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhaseNumber;
import org.esmpy.bench.settings.PhysicsSettings;

/**
 * The plan of a study: fits of simulated maps on a grid of phantoms × doses × seeds × solvers.
 *
 * @param phantoms ids of phantoms, or paths of scenes
 * @param doses    counts per pixel
 * @param seeds    seeds, each of the noise and of the fits of that map
 * @param physics  physics with which the phantoms are computed
 * @param solvers  settings of each solver by its name in the study, in the order in which they run
 * @param keepFactors whether W, H and the spectra of every run are kept
 */
public record Study(
        List<String> phantoms,
        List<Double> doses,
        List<Long> seeds,
        PhysicsSettings physics,
        Map<String, Entrant> solvers,
        boolean keepFactors) {
    /** A study with phantoms of the default physics that keeps no factors. */
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

    /** All fits, with the solvers of a map one after the other. */
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

    /**
     * The number of runs at a time.
     *
     * @param cores number of cores
     * @param asked number that the user asked for; empty for as many as the cores allow, when each run has the threads
     *     that it would have alone
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
     * A solver of a study.
     *
     * @param settings   settings of its fits; the seed is that of the run
     * @param truePhases whether it gets the number of phases of the phantom instead of that of the settings
     */
    public record Entrant(FitSettings settings, boolean truePhases) {
        FitSettings settings(int phasesOfTruth, long seed) {
            return settings.edit()
                    .phases(truePhases ? PhaseNumber.of(phasesOfTruth) : settings.phases())
                    .seed(seed)
                    .settings();
        }
    }
}
