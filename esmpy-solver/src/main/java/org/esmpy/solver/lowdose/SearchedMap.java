package org.esmpy.solver.lowdose;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.MeanRefinement;
import org.esmpy.solver.internal.region.Mosaic;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.MapSample;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;

/**
 * A map in which phases are looked for, with the G of the mean of its film. Of a large map, phases are looked for in a sample.
 *
 * @param problem the counts and the model
 * @param film    G of the mean
 * @param map     the counts, with this G
 * @param sizes   bins of the map
 * @param tiles   what of the map is searched
 * @param sample  the counts of that
 */
record SearchedMap(
        Problem problem,
        MeanRefinement film,
        ExposedProblem map,
        BinSizes sizes,
        MapSample tiles,
        ExposedProblem sample) {
    /** Chooses the sample of a map, with the given film. */
    static SearchedMap of(Problem problem, Priors priors, CancellableWorkers execution) {
        MeanRefinement film = MeanRefinement.of(problem);
        ExposedProblem map = new ProblemWithPriors(problem, priors).exposed(PhaseBases.of(problem.seen(film.basis())));
        map.requireReachable();
        BinSizes sizes = new BinSizes(map);
        MapSample tiles = Mosaic.of(map, sizes, execution.workers());
        return new SearchedMap(problem, film, map, sizes, tiles, tiles.of(map));
    }

    /**
     * Looks for phases, and once more where the film proves to be much thicker or thinner than it was given: phases that were found
     * with the absorption of a wrong film have elements that compensate it, which a later fit with the right film does not always
     * lose.
     *
     * @param search finds phases
     * @param own    those that were found, with a G of each
     * @param random source of randomness; advanced
     */
    <T> T find(
            BiFunction<SearchedMap, SplittableRandom, T> search,
            Function<T, OwnBases> own,
            SplittableRandom random,
            CancellableWorkers execution) {
        T first = search.apply(this, random);
        OptionalDouble other = own.apply(first).otherFilm(problem.model().orElseThrow());
        return other.isEmpty() || execution.isCancelled()
                ? first
                : search.apply(inFilm(other.getAsDouble()), random.split());
    }

    /** The same tiles with a film of another thickness, relative to the given one. */
    private SearchedMap inFilm(double thickness) {
        MeanRefinement other = film.withThickness(problem, thickness);
        PhaseBases bases = PhaseBases.of(problem.seen(other.basis()));
        return new SearchedMap(problem, other, map.withBases(bases), sizes, tiles, sample.withBases(bases));
    }
}
