package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.MeanRefinement;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.internal.region.Mosaic;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.mixture.AbundanceErrors;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.Divergence;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.MapSample;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.mixture.SpatialPrior;
import org.esmpy.solver.prior.Priors;

/** Runs a {@link LowDosePipeline}: searches the phases, chooses the spatial prior, and fits the maps. */
final class LowDoseRun {
    private final LowDosePipeline pipeline;
    private final Problem problem;
    private final Priors priors;
    private final SpectralModel model;
    private final CancellableWorkers execution;
    private final StageClock stages;

    LowDoseRun(
            LowDosePipeline pipeline,
            Problem problem,
            Priors priors,
            SpectralModel model,
            CancellableWorkers execution,
            LowDoseListener listener) {
        this.pipeline = pipeline;
        this.problem = problem;
        this.priors = priors;
        this.model = model;
        this.execution = execution;
        this.stages = new StageClock(pipeline.clock(), listener);
    }

    LowDoseResult run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Found film = found(random.split());
        ExposedProblem shared = film.map;
        ExposedProblem sample = film.sample;
        BinSizes sizes = film.sizes;
        Finalists.Chosen finalists = film.finalists;
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
        List<LowDoseReport.AnswerLine> answers = ReportLines.answers(finalists.answers(), shared);
        List<Factors> others = others(shared, LowDoseReport.alternatives(answers), prior);
        stages.end();
        boolean onSquares = chosen.kind() == LowDoseReport.AnswerKind.SQUARES;
        LowDoseReport report = new LowDoseReport(
                pipeline.fast(),
                sizes.countsPerPixel(),
                priors.exposureSource(problem),
                onSquares ? 0 : film.regions.bins(),
                answers,
                sizes.basin(),
                strength,
                pipeline.homotopy().epsilon(),
                ReportLines.priors(spatial),
                prior.lambda(),
                prior.logSparsity(),
                film.refinements,
                own.refinements(),
                own.foundThickness(model),
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
                onSquares ? film.tiles : film.tiles.withBins(film.regions),
                doubts(own, new LowDoseDoubts(map, own.basis(), maps, sizes, finalists.answers())));
    }

    /**
     * Looks for the phases, and once more where the film proves to be much thicker or thinner than it was given: phases that were
     * found with the absorption of a wrong film have elements that compensate it, which a later fit with the right film does not
     * always lose.
     */
    private Found found(SplittableRandom random) {
        MeanRefinement given = MeanRefinement.of(problem);
        Found first = foundIn(given, random);
        OptionalDouble other = first.finalists.own().otherFilm(model);
        return other.isEmpty() || execution.isCancelled()
                ? first
                : foundIn(given.withThickness(problem, other.getAsDouble()), random.split());
    }

    private Found foundIn(MeanRefinement film, SplittableRandom random) {
        ExposedProblem map = new ProblemWithPriors(problem, priors).exposed(PhaseBases.of(problem.seen(film.basis())));
        map.requireReachable();
        BinSizes sizes = new BinSizes(map);
        MapSample tiles = Mosaic.of(map, sizes, execution.workers());
        ExposedProblem sample = tiles.of(map);
        PhaseSearch.Found found = new PhaseSearch(
                        pipeline, sample, film.basis().columnsOfElements(), sizes, execution, stages)
                .find(random);
        stages.begin(LowDoseStage.PHASES);
        Finalists.Chosen finalists = new Finalists(problem, film.basis(), sample, pipeline.homotopy(), execution)
                .choose(found, sizes.basin());
        return new Found(map, tiles, sample, sizes, found.regions(), finalists, film.refinements());
    }

    /**
     * Phases before their maps.
     *
     * @param map         the counts, with the G of the mean of the film in which phases were found
     * @param tiles       what of the map was searched
     * @param sample      the counts of that
     * @param sizes       bins of the map
     * @param regions     the regions of the sample
     * @param finalists   the phases
     * @param refinements how often G was refined for the mean
     */
    private record Found(
            ExposedProblem map,
            MapSample tiles,
            ExposedProblem sample,
            BinSizes sizes,
            Regions regions,
            Finalists.Chosen finalists,
            int refinements) {}

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
