package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.prior.Priors;

/**
 * Computes how well the best K phases describe a map, for any K. Phases are fitted to regions of all counts, each with
 * its own G, and described on regions of halves: the counts are split at random, and each half is described on regions
 * that are found in the other half. These are as thin as layers and as small as inclusions, but their borders do not
 * follow the noise of the counts that they describe, as those of regions of the same counts do.
 */
public final class RegionDescriptions {
    private final LowDosePipeline pipeline;
    private final Problem problem;
    private final Regions regions;
    private final List<ExposedProblem> halves;
    private final CancellableWorkers execution;
    private SearchedMap searched;

    /**
     * Prepares the regions.
     *
     * @param pipeline  how phases are fitted
     * @param problem   has the model; its number of phases does not matter
     * @param random    source of randomness; advanced
     * @param execution threads for parallel work
     * @throws IllegalArgumentException if the pipeline could not take the problem with one phase
     */
    public RegionDescriptions(
            LowDosePipeline pipeline, Problem problem, SplittableRandom random, CancellableWorkers execution) {
        this.pipeline = pipeline;
        this.problem = problem;
        this.execution = execution;
        this.searched = SearchedMap.of(pipeline.accept(problem.withPhases(1)), Priors.none(), execution);
        ExposedProblem map = searched.sample();
        this.regions = Regions.of(map, execution.workers());
        CountThinning.Halves split = CountThinning.split(map.map().counts(), random);
        ExposedProblem one = map.withCounts(split.training());
        ExposedProblem other = map.withCounts(split.validation());
        this.halves =
                List.of(one.on(Regions.of(other, execution.workers())), other.on(Regions.of(one, execution.workers())));
    }

    /** Mean counts of a pixel of the map. */
    public double countsPerPixel() {
        return searched.sizes().countsPerPixel();
    }

    /** Number of regions that are found in all counts. */
    public int regions() {
        return regions.bins();
    }

    /**
     * Fits and describes.
     *
     * @param phases K; at least 1
     * @param random source of randomness; advanced
     */
    public Description describe(int phases, SplittableRandom random) {
        Fitted fitted = searched.find((map, source) -> fitted(map, phases, source), Fitted::own, random, execution);
        searched = fitted.searched;
        Answer answer = fitted.answer;
        FinalPhases own = fitted.own.phases();
        DMatrixRMaj w = own.ofPixels().withWeightsTimes(CountThinning.SHARE).w();
        double divergence = 0;
        int free = 0;
        for (ExposedProblem half : halves) {
            DescriptionLength described = described(half, own.binned().bases(), w);
            divergence += described.divergenceNats();
            free += described.freeAbundances();
        }
        return new Description(divergence, free, answer.starts().get(0), answer.repeated());
    }

    private Fitted fitted(SearchedMap map, int phases, SplittableRandom random) {
        Basis film = map.film().basis();
        ExposedProblem sample =
                new ExposedProblem(map.sample().map(), map.sample().bases(), phases);
        Answer answer = new PhaseSearch(
                        pipeline,
                        sample,
                        film.columnsOfElements(),
                        new BinSizes(sample),
                        execution,
                        new StageClock(pipeline.clock(), LowDoseListener.none()))
                .findInRegions(regions, random);
        OwnBases own = OwnBases.of(
                problem.withPhases(phases),
                film,
                answer.phases(),
                pipeline.homotopy().epsilon(),
                execution);
        return new Fitted(map, answer, own);
    }

    private record Fitted(SearchedMap searched, Answer answer, OwnBases own) {}

    private DescriptionLength described(ExposedProblem half, PhaseBases bases, DMatrixRMaj w) {
        return DescriptionLength.of(new ExposedProblem(half.map(), bases, w.getNumCols()), w, execution.workers());
    }

    /**
     * The description of the counts by one number of phases.
     *
     * @param divergenceNats divergence of both halves, nats
     * @param freeAbundances number of abundances of both halves that are free: above 0, less one per region for the sum
     * @param start          name of the start that led to the phases
     * @param repeated       number of phases that regions repeat
     */
    public record Description(double divergenceNats, int freeAbundances, String start, int repeated) {}
}
