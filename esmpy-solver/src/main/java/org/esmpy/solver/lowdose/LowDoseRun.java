package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.lowdose.BasinSelection.Basin;
import org.esmpy.solver.lowdose.BinSearch.Trial;

/** One run of a {@link LowDosePipeline}. */
final class LowDoseRun {
    private final LowDosePipeline pipeline;
    private final Problem problem;
    private final Priors priors;
    private final SpectralModel model;
    private final Execution execution;
    private final StageClock stages;

    LowDoseRun(
            LowDosePipeline pipeline,
            Problem problem,
            Priors priors,
            SpectralModel model,
            Execution execution,
            LowDoseListener listener) {
        this.pipeline = pipeline;
        this.problem = problem;
        this.priors = priors;
        this.model = model;
        this.execution = execution;
        this.stages = new StageClock(pipeline.clock(), listener);
    }

    LowDoseResult run(long seed) {
        MeanRefinement refined = MeanRefinement.of(problem);
        ExposedProblem map = priors.pose(problem, problem.seen(refined.basis()).g());
        map.requireReachable();
        BinSizes sizes = new BinSizes(map);
        SplittableRandom random = new SplittableRandom(seed);
        stages.begin(LowDoseStage.THINNING);
        CountThinning.Halves halves = CountThinning.split(map.map().counts(), random.split());
        stages.begin(LowDoseStage.STARTS);
        List<StartGenerator.Start> starts =
                new NumberedStarts(pipeline.starts()).propose(map, sizes.basin(), random.split(), execution.workers());
        stages.begin(LowDoseStage.BASINS);
        PixelBins basinBins = PixelBins.of(map.map(), sizes.basin());
        List<Basin> basins = new BasinSelection(pipeline.homotopy()).select(map, halves, basinBins, starts, execution);
        Mixture basin = basins.get(0).mixture();
        stages.begin(LowDoseStage.BINS);
        List<Trial> trials = binTrials(map, halves, basin.w(), sizes);
        stages.begin(LowDoseStage.PHASES);
        int binSize = trials.isEmpty() ? sizes.usual() : BinSearch.best(trials).binSize();
        double wanted = trials.isEmpty()
                ? pipeline.homotopy().largest()
                : BinSearch.best(trials).strengthNats();
        PixelBins bins = PixelBins.of(map.map(), binSize);
        FinalPhases phases = FinalPhases.fit(map, basin, bins, wanted, pipeline.homotopy(), execution);
        double strength = phases.strengthNats();
        stages.begin(LowDoseStage.PRIOR);
        List<SpatialSearch.Tried> spatial = priorTrials(map, halves, trials);
        SpatialPrior prior = spatial.isEmpty()
                ? SpatialSearch.usual(
                        map, binSize, strength, pipeline.homotopy().epsilon())
                : SpatialSearch.best(spatial).prior();
        stages.begin(LowDoseStage.MAPS);
        Mixture maps = pipeline.refiner().refine(map, phases.ofPixels(), prior, execution);
        Divergence divergence = Divergence.of(map, maps, execution.workers());
        stages.end();
        LowDoseReport report = new LowDoseReport(
                pipeline.fast(),
                sizes.countsPerPixel(),
                priors.exposureSource(problem),
                sizes.basin(),
                ReportLines.basins(basins),
                ReportLines.bins(trials),
                binSize,
                strength,
                pipeline.homotopy().epsilon(),
                ReportLines.priors(spatial),
                prior.lambda(),
                prior.logSparsity(),
                refined.refinements(),
                stages.seconds());
        return new LowDoseResult(
                map.factors(maps),
                refined.basis(),
                divergence,
                phases.steps(),
                phases.kktNats(),
                execution.isCancelled(),
                report,
                new LowDoseDoubts(map, refined.basis(), maps, sizes, binSize).sentences(execution));
    }

    private List<Trial> binTrials(ExposedProblem map, CountThinning.Halves halves, DMatrixRMaj basin, BinSizes sizes) {
        return pipeline.fast() || execution.isCancelled()
                ? List.of()
                : new BinSearch(pipeline.homotopy()).search(map, halves, basin, sizes.candidates(), execution);
    }

    private List<SpatialSearch.Tried> priorTrials(ExposedProblem map, CountThinning.Halves halves, List<Trial> trials) {
        return trials.isEmpty() || execution.isCancelled()
                ? List.of()
                : new SpatialSearch(pipeline.refiner())
                        .search(
                                map,
                                halves,
                                BinSearch.best(trials),
                                pipeline.homotopy().epsilon(),
                                execution);
    }
}
