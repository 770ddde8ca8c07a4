package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
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
        ExposedProblem shared = priors.pose(problem, PhaseBases.of(problem.seen(refined.basis())));
        shared.requireReachable();
        BinSizes sizes = new BinSizes(shared);
        SplittableRandom random = new SplittableRandom(seed);
        stages.begin(LowDoseStage.THINNING);
        CountThinning.Halves halves = CountThinning.split(shared.map().counts(), random.split());
        PhaseSearch.Found found = new PhaseSearch(pipeline, shared, sizes, halves, execution, stages).find(random);
        stages.begin(LowDoseStage.OWN);
        OwnBases own = OwnBases.of(
                problem, refined.basis(), found.phases(), pipeline.homotopy().epsilon(), execution);
        FinalPhases phases = own.phases();
        ExposedProblem map = shared.withBases(PhaseBases.of(problem.seen(own.basis())));
        double strength = phases.strengthNats();
        stages.begin(LowDoseStage.PRIOR);
        List<SpatialSearch.Tried> spatial = priorTrials(map, halves, found.forPrior(pipeline, phases));
        SpatialPrior prior = spatial.isEmpty()
                ? usual(map, found)
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
                found.regions(),
                ReportLines.regions(found.candidates()),
                ReportLines.basins(found.basins()),
                ReportLines.bins(found.trials()),
                found.binSize(),
                strength,
                pipeline.homotopy().epsilon(),
                ReportLines.priors(spatial),
                prior.lambda(),
                prior.logSparsity(),
                refined.refinements(),
                own.refinements(),
                model.hasFreeThickness() && own.doubt().isEmpty() ? own.thickness() : List.of(),
                stages.seconds());
        return new LowDoseResult(
                map.factors(maps),
                own.basis(),
                divergence,
                phases.steps(),
                phases.kktNats(),
                execution.isCancelled(),
                report,
                doubts(own, new LowDoseDoubts(map, own.basis(), maps, sizes, found.binSize())));
    }

    private List<String> doubts(OwnBases own, LowDoseDoubts others) {
        List<String> sentences = new ArrayList<>(others.sentences(execution));
        own.doubt().ifPresent(sentences::add);
        return sentences;
    }

    /** Where regions hold one phase each, pixels do as well. */
    private SpatialPrior usual(ExposedProblem map, PhaseSearch.Found found) {
        SpatialPrior usual = SpatialSearch.usual(
                map,
                found.binSize(),
                found.phases().strengthNats(),
                pipeline.homotopy().epsilon());
        return found.isOnRegions() ? usual.withSparsity(SpatialSearch.LARGEST_SPARSITY) : usual;
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
