package org.esmpy.bench.study;

import java.nio.file.Path;
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
 * A grid of phantoms × doses × seeds × solvers, and of maps × solvers: the noise of a map in a file is fixed, so that each
 * solver fits it once.
 *
 * @param folder   where relative paths of scenes start
 * @param phantoms ids of phantoms, or paths of scenes
 * @param maps     maps in files
 * @param doses    of the phantoms, counts per pixel
 * @param seeds    seeds, each of the noise of the phantoms and of the fits of that map; the first is that of the fits of
 *     {@code maps}
 * @param physics  what the phantoms are computed with
 * @param solvers  how each solver fits, by a name of its own, in the order in which they take turns
 * @param keepFactors whether W, H and the spectra of every run are kept
 */
public record Study(
        Path folder,
        List<String> phantoms,
        List<StudyMap> maps,
        List<Double> doses,
        List<Long> seeds,
        PhysicsSettings physics,
        Map<String, Entrant> solvers,
        boolean keepFactors) {
    /** A study of phantoms that are computed with the usual physics, and of which no factors are kept. */
    public Study(List<String> phantoms, List<Double> doses, List<Long> seeds, Map<String, Entrant> solvers) {
        this(Path.of(""), phantoms, List.of(), doses, seeds, PhysicsSettings.defaults(), solvers, false);
    }

    public Study {
        phantoms = phantoms.stream().distinct().toList();
        maps = maps.stream().distinct().toList();
        doses = doses.stream().distinct().toList();
        seeds = seeds.stream().distinct().toList();
        solvers = Collections.unmodifiableMap(new LinkedHashMap<>(solvers));
        needed("phantoms or maps", phantoms.size() + maps.size());
        needed("solvers", solvers.size());
        if (phantoms.isEmpty()) {
            seeds = ofMapsAlone(doses, seeds);
        } else {
            needed("doses", doses.size());
            needed("seeds", seeds.size());
        }
        for (StudyMap map : maps) {
            if (phantoms.contains(map.name())) {
                throw new IllegalArgumentException(map.name() + " is among the phantoms and among the maps");
            }
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
        for (StudyMap map : maps) {
            solvers.keySet().forEach(solver -> runs.add(new StudyRun(map.name(), map.dose(), seeds.get(0), solver)));
        }
        return runs;
    }

    /** The study that has one of the runs only, with absolute paths. */
    public Study only(StudyRun run) {
        List<StudyMap> map = maps.stream()
                .filter(one -> one.name().equals(run.phantom()))
                .map(StudyMap::absolute)
                .toList();
        return new Study(
                folder.toAbsolutePath(),
                map.isEmpty() ? List.of(run.phantom()) : List.of(),
                map,
                map.isEmpty() ? List.of(run.dose()) : List.of(),
                List.of(run.seed()),
                physics,
                Map.of(run.solver(), Objects.requireNonNull(solvers.get(run.solver()))),
                keepFactors);
    }

    /** The study whose runs have {@code threads} threads unless their settings give a number. */
    public Study withThreads(int threads) {
        Map<String, Entrant> changed = new LinkedHashMap<>();
        solvers.forEach((name, entrant) ->
                changed.put(name, new Entrant(entrant.settings.withUsualThreads(threads), entrant.truePhases)));
        return new Study(folder, phantoms, maps, doses, seeds, physics, changed, keepFactors);
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

    private static void needed(String what, int number) {
        if (number == 0) {
            throw new IllegalArgumentException("a study needs at least one of " + what);
        }
    }

    /** The seeds of a study without phantoms. */
    private static List<Long> ofMapsAlone(List<Double> doses, List<Long> seeds) {
        if (!doses.isEmpty()) {
            throw new IllegalArgumentException(
                    "doses are of phantoms, and the study has only maps, which have their counts; leave doses out");
        }
        if (seeds.size() > 1) {
            throw new IllegalArgumentException(
                    "seeds are of the noise of phantoms, and the study has only maps, which each solver fits once; give one"
                            + " seed, that of the fits, not " + seeds.size());
        }
        return seeds.isEmpty() ? List.of(FitSettings.defaults().seed()) : seeds;
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
