package org.esmpy.solver.lowdose;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.MeanRefinement;
import org.esmpy.solver.internal.region.Mosaic;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;

/**
 * Finds the phases of a map, and looks for them once more where the film proves to be much thicker or thinner than it was given.
 * Phases that were found with the absorption of a wrong film have elements that compensate it, which a later fit with the right film
 * does not always lose.
 */
record FilmSearch(
        LowDosePipeline pipeline, Problem problem, Priors priors, CancellableWorkers execution, StageClock stages) {
    /**
     * Finds.
     *
     * @param given  G of the mean, for the film that was given
     * @param random source of randomness; advanced
     */
    Found find(MeanRefinement given, SplittableRandom random) {
        Found first = findIn(given, random);
        OptionalDouble other = first.finalists().own().otherFilm(problem.model().orElseThrow());
        return other.isEmpty() || execution.isCancelled()
                ? first
                : findIn(given.withThickness(problem, other.getAsDouble()), random.split());
    }

    private Found findIn(MeanRefinement film, SplittableRandom random) {
        ExposedProblem map = new ProblemWithPriors(problem, priors).exposed(PhaseBases.of(problem.seen(film.basis())));
        map.requireReachable();
        BinSizes sizes = new BinSizes(map);
        ExposedProblem sample = Mosaic.of(map, sizes, execution.workers());
        PhaseSearch.Found found = new PhaseSearch(
                        pipeline, sample, film.basis().columnsOfElements(), sizes, execution, stages)
                .find(random);
        stages.begin(LowDoseStage.PHASES);
        Finalists.Chosen finalists = new Finalists(problem, film.basis(), sample, pipeline.homotopy(), execution)
                .choose(found, sizes.basin());
        return new Found(map, sample, sizes, found.regions(), finalists, film.refinements());
    }

    /**
     * What was found.
     *
     * @param map         the counts, with the G of the mean in the film in which phases were found
     * @param sample      what of it was searched
     * @param sizes       bins of the map
     * @param regions     number of regions that were searched
     * @param finalists   the phases
     * @param refinements how often G was refined for the mean
     */
    record Found(
            ExposedProblem map,
            ExposedProblem sample,
            BinSizes sizes,
            int regions,
            Finalists.Chosen finalists,
            int refinements) {}
}
