package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.mixture.AbundanceErrors;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.Divergence;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.SpatialPrior;
import org.esmpy.solver.prior.Priors;

/** Runs a {@link LowDosePipeline}: searches the phases, chooses the spatial prior, and fits the maps. */
final class LowDoseRun {
    private final LowDosePipeline pipeline;
    private final Problem problem;
    private final Priors priors;
    private final CancellableWorkers execution;
    private final StageClock stages;

    LowDoseRun(
            LowDosePipeline pipeline,
            Problem problem,
            Priors priors,
            CancellableWorkers execution,
            LowDoseListener listener) {
        this.pipeline = pipeline;
        this.problem = problem;
        this.priors = priors;
        this.execution = execution;
        this.stages = new StageClock(pipeline.clock(), listener);
    }

    LowDoseResult run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Found found = SearchedMap.of(problem, priors, execution)
                .find(this::found, phases -> phases.finalists.own(), random.split(), execution);
        ExposedProblem shared = found.searched.map();
        ExposedProblem sample = found.searched.sample();
        BinSizes sizes = found.searched.sizes();
        Finalists.Chosen finalists = found.finalists;
        Answer chosen = finalists.answers().get(0);
        OwnBases own = finalists.own();
        ExposedProblem map = shared.withBases(PhaseBases.of(problem.seen(own.basis())));
        FinalPhases phases = sample == shared ? own.phases() : onAllCounts(map, chosen, own.phases(), sizes.basin());
        double strength = phases.strengthNats();
        stages.begin(LowDoseStage.PRIOR);
        SpatialPrior usual = usual(map, phases, chosen.isRepeated(), sizes.basin());
        List<SpatialSearch.Tried> spatial = pipeline.fast() || execution.isCancelled()
                ? List.of()
                : new SpatialSearch(pipeline.refiner())
                        .search(
                                sample.withBases(map.bases()),
                                CountThinning.split(sample.map().counts(), random.split()),
                                own.phases().apart(),
                                usual,
                                execution);
        SpatialPrior prior =
                spatial.isEmpty() ? usual : SpatialSearch.best(spatial).prior();
        stages.begin(LowDoseStage.MAPS);
        Mixture maps = pipeline.refiner().refine(map, phases.apart(), prior, execution);
        Divergence divergence = Divergence.of(map, maps, execution.workers());
        Optional<DMatrixRMaj> errors = execution.isCancelled()
                ? Optional.empty()
                : Optional.of(AbundanceErrors.of(map, maps, prior, execution.workers()));
        List<LowDoseReport.AnswerLine> answers = Answer.lines(finalists.answers(), shared);
        List<Factors> others = others(shared, LowDoseReport.alternatives(answers), prior);
        stages.end();
        boolean onSquares = chosen.kind() == LowDoseReport.AnswerKind.SQUARES;
        LowDoseReport report = new LowDoseReport(
                pipeline.fast(),
                sizes.countsPerPixel(),
                priors.exposureSource(problem),
                onSquares ? 0 : found.regions.bins(),
                answers,
                sizes.basin(),
                strength,
                pipeline.homotopy().epsilon(),
                SpatialSearch.lines(spatial),
                prior.lambda(),
                prior.logSparsity(),
                prior.guided(),
                found.searched.film().refinements(),
                own.refinements(),
                own.foundThickness(problem.model().orElseThrow()),
                stages.seconds());
        return new LowDoseResult(
                map.factors(maps),
                errors,
                others,
                own.basis(),
                divergence,
                phases.steps(),
                phases.kktNats(),
                execution.isCancelled(),
                report,
                onSquares ? found.searched.tiles() : found.searched.tiles().withBins(found.regions),
                doubts(own, new LowDoseDoubts(map, own.basis(), maps, sizes, finalists.answers())));
    }

    private Found found(SearchedMap searched, SplittableRandom random) {
        Basis film = searched.film().basis();
        PhaseSearch.Found answers = new PhaseSearch(
                        pipeline, searched.sample(), film.columnsOfElements(), searched.sizes(), execution, stages)
                .find(random);
        stages.begin(LowDoseStage.PHASES);
        Finalists.Chosen finalists = new Finalists(problem, film, searched.sample(), pipeline.homotopy(), execution)
                .choose(answers, searched.sizes().basin());
        return new Found(searched, answers.regions(), finalists);
    }

    /**
     * The phases that were found, before their maps.
     *
     * @param searched  where they were found
     * @param regions   the regions of the sample
     * @param finalists the phases
     */
    private record Found(SearchedMap searched, Regions regions, Finalists.Chosen finalists) {}

    /** Maps of the alternatives at their phases. */
    private List<Factors> others(
            ExposedProblem shared, List<LowDoseReport.AnswerLine> alternatives, SpatialPrior prior) {
        List<Factors> others = new ArrayList<>();
        for (LowDoseReport.AnswerLine answer : alternatives) {
            if (!execution.isCancelled()) {
                Mixture even = Mixture.even(answer.w(), shared.map().pixels());
                others.add(shared.factors(pipeline.refiner().refine(shared, even, prior, execution)));
            }
        }
        return execution.isCancelled() ? List.of() : others;
    }

    /** Fits the phases of a sample to all counts by a few further steps, on bins of the same kind. */
    private FinalPhases onAllCounts(ExposedProblem map, Answer chosen, FinalPhases phases, int binSize) {
        return chosen.kind() == LowDoseReport.AnswerKind.SQUARES
                ? phases.on(map, PixelBins.of(map.map(), binSize), pipeline.homotopy(), execution)
                : phases.onRegions(map, Regions.of(map, execution.workers()), binSize, pipeline.homotopy(), execution);
    }

    private List<String> doubts(OwnBases own, LowDoseDoubts others) {
        List<String> sentences = new ArrayList<>(others.sentences(execution));
        own.doubt().ifPresent(sentences::add);
        if (pipeline.fast() && priors.guide().isPresent()) {
            sentences.add(
                    "the guide was not used: a fast run tries no priors, and only held-out counts tell whether a guide"
                            + " is right; leave out --fast");
        }
        return sentences;
    }

    /**
     * The usual prior; if regions repeat all phases, pixels hold one phase each as well and get the sparsity of
     * regions.
     */
    private SpatialPrior usual(ExposedProblem map, FinalPhases phases, boolean isRepeated, int binSize) {
        SpatialPrior usual = SpatialSearch.usual(
                map, binSize, phases.strengthNats(), pipeline.homotopy().epsilon());
        return isRepeated ? usual.withSparsity(pipeline.homotopy().largest()) : usual;
    }
}
