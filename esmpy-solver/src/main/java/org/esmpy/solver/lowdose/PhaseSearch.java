package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.solver.lowdose.BasinSelection.Basin;
import org.esmpy.solver.lowdose.BinSearch.Trial;
import org.esmpy.solver.lowdose.RegionPhases.Candidate;
import org.esmpy.solver.lowdose.StartGenerator.Start;

/**
 * Finds the phases: on regions if these repeat each of them, otherwise on square bins. Where regions repeat some phases only,
 * the fit is taken of which they repeat more; the one on square bins if that does not decide.
 */
final class PhaseSearch {
    private final LowDosePipeline pipeline;
    private final ExposedProblem map;
    private final BinSizes sizes;
    private final CountThinning.Halves halves;
    private final Execution execution;
    private final StageClock stages;

    PhaseSearch(
            LowDosePipeline pipeline,
            ExposedProblem map,
            BinSizes sizes,
            CountThinning.Halves halves,
            Execution execution,
            StageClock stages) {
        this.pipeline = pipeline;
        this.map = map;
        this.sizes = sizes;
        this.halves = halves;
        this.execution = execution;
        this.stages = stages;
    }

    Found find(SplittableRandom random) {
        SplittableRandom ofSquares = random.split();
        stages.begin(LowDoseStage.REGIONS);
        Regions regions = Regions.of(map, execution.workers());
        RegionPhases onRegions = RegionPhases.of(map, regions, pipeline.homotopy(), execution);
        List<Start> seen = new NumberedStarts(new RegionStarts(regions))
                .propose(map, sizes.basin(), random.split(), execution.workers());
        List<Candidate> candidates = onRegions.fit(seen);
        if (!candidates.isEmpty() && candidates.get(0).isRepeated()) {
            return onRegions(candidates, List.of(), regions);
        }
        Found squares = onSquares(ofSquares, candidates);
        boolean isMore = !candidates.isEmpty()
                && !execution.isCancelled()
                && candidates.get(0).repeated()
                        > onRegions.repeated(squares.phases.ofPixels().w());
        return isMore ? onRegions(candidates, squares.basins, regions) : squares;
    }

    private Found onRegions(List<Candidate> candidates, List<Basin> basins, Regions regions) {
        return new Found(candidates.get(0).phases(), candidates, basins, List.of(), sizes.usual(), regions.bins());
    }

    private Found onSquares(SplittableRandom random, List<Candidate> candidates) {
        stages.begin(LowDoseStage.STARTS);
        List<Start> starts =
                new NumberedStarts(pipeline.starts()).propose(map, sizes.basin(), random, execution.workers());
        stages.begin(LowDoseStage.BASINS);
        PixelBins basinBins = PixelBins.of(map.map(), sizes.basin());
        List<Basin> basins = new BasinSelection(pipeline.homotopy()).select(map, halves, basinBins, starts, execution);
        Mixture basin = basins.get(0).mixture();
        stages.begin(LowDoseStage.BINS);
        List<Trial> trials = pipeline.fast() || execution.isCancelled()
                ? List.of()
                : new BinSearch(pipeline.homotopy()).search(map, halves, basin.w(), sizes.candidates(), execution);
        stages.begin(LowDoseStage.PHASES);
        int binSize = trials.isEmpty() ? sizes.usual() : BinSearch.best(trials).binSize();
        double wanted = trials.isEmpty()
                ? pipeline.homotopy().largest()
                : BinSearch.best(trials).strengthNats();
        PixelBins bins = PixelBins.of(map.map(), binSize);
        FinalPhases phases = FinalPhases.fit(map, basin, bins, wanted, pipeline.homotopy(), execution);
        return new Found(phases, candidates, basins, trials, binSize, 0);
    }

    /**
     * The phases that were found.
     *
     * @param phases     the phases, with abundances of all pixels to begin with
     * @param candidates fits on regions
     * @param basins     ends on square bins, the chosen one first; empty if they were not needed
     * @param trials     square bins and sparsities that were tried
     * @param binSize    pixels along the side of the square bins
     * @param regions    number of regions if the phases are those of regions, otherwise 0
     */
    record Found(
            FinalPhases phases,
            List<Candidate> candidates,
            List<Basin> basins,
            List<Trial> trials,
            int binSize,
            int regions) {
        /** Whether regions decided. */
        boolean isOnRegions() {
            return regions > 0;
        }

        /**
         * The fit to half of the counts from which the spatial prior is chosen, if one is to be chosen.
         *
         * @param settled the phases as they are by now
         */
        List<Trial> forPrior(LowDosePipeline pipeline, FinalPhases settled) {
            return isOnRegions() && !pipeline.fast()
                    ? List.of(new Trial(
                            binSize,
                            settled.strengthNats(),
                            HeldOut.Score.none(),
                            settled.ofPixels().withWeightsTimes(CountThinning.SHARE)))
                    : trials;
        }
    }
}
