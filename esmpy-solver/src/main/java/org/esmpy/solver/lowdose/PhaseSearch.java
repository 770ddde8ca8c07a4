package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerKind;
import org.esmpy.solver.lowdose.RegionPhases.Candidate;
import org.esmpy.solver.lowdose.SquareBasins.Basin;
import org.esmpy.solver.lowdose.start.NumberedStarts;
import org.esmpy.solver.lowdose.start.RegionStarts;
import org.esmpy.solver.lowdose.start.StartGenerator;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Finds the phases of a map. If separate regions repeat the compositions of all phases of a fit
 * ({@link org.esmpy.solver.internal.region.Plateaus}), these phases are taken, even if others have a smaller
 * divergence: free abundances follow the noise, and the counts do not determine a phase that no region holds. Otherwise
 * three kinds of answers are compared: phases seen in regions; the same, with phases that no region repeats moved out
 * until weights of elements reach 0; and fits to square bins. The answer with the shortest description is taken.
 */
final class PhaseSearch {
    /** Number of different fits to regions, the best first, whose unrepeated phases are moved out; more only cost time. */
    private static final int MOVED = 3;

    private final LowDosePipeline pipeline;
    private final ExposedProblem map;
    private final List<int[]> elements;
    private final BinSizes sizes;
    private final CancellableWorkers execution;
    private final StageClock stages;

    PhaseSearch(
            LowDosePipeline pipeline,
            ExposedProblem map,
            List<int[]> elements,
            BinSizes sizes,
            CancellableWorkers execution,
            StageClock stages) {
        this.pipeline = pipeline;
        this.map = map;
        this.elements = elements;
        this.sizes = sizes;
        this.execution = execution;
        this.stages = stages;
    }

    Found find(SplittableRandom random) {
        SplittableRandom ofSquares = random.split();
        stages.begin(LowDoseStage.REGIONS);
        Regions regions = Regions.of(map, execution.workers());
        AnswerJudge judge = new AnswerJudge(map, regions, elements, sizes, pipeline.homotopy());
        List<Answer> seen = seen(new RegionStarts(regions), regions, judge, random.split());
        List<Answer> answers = new ArrayList<>(seen);
        if (pipeline.rule() != ValleyRule.PURE && !execution.isCancelled()) {
            if (pipeline.rule() == ValleyRule.EXTREME) {
                answers = extremes(seen, regions, judge);
            } else if (!isRepeated(seen)) {
                answers.addAll(extremes(seen, regions, judge));
                answers.addAll(squares(ofSquares, judge));
            }
        }
        return new Found(Answer.ranked(answers, map), judge, regions);
    }

    /** Finds phases by fits to given regions only, for any number of phases. */
    Answer findInRegions(Regions regions, SplittableRandom random) {
        AnswerJudge judge = new AnswerJudge(map, regions, elements, sizes, pipeline.homotopy());
        StartGenerator starts = map.phases() == 1 ? pipeline.starts() : new RegionStarts(regions);
        List<Answer> seen = seen(starts, regions, judge, random);
        List<Answer> answers = new ArrayList<>(seen);
        if (map.phases() > 1 && !isRepeated(seen) && !execution.isCancelled()) {
            answers.addAll(extremes(seen, regions, judge));
        }
        return Answer.ranked(answers, map).get(0);
    }

    private static boolean isRepeated(List<Answer> answers) {
        return answers.stream().anyMatch(Answer::isRepeated);
    }

    private List<Answer> seen(StartGenerator starts, Regions regions, AnswerJudge judge, SplittableRandom random) {
        List<Candidate> candidates = RegionPhases.of(map, regions, sizes.basin(), pipeline.homotopy(), execution)
                .fit(new NumberedStarts(starts).propose(map, sizes.basin(), random, execution.workers()));
        return inParallel(
                candidates.size(),
                i -> judge.ofRegions(
                        AnswerKind.REGIONS,
                        candidates.get(i).starts(),
                        candidates.get(i).phases(),
                        execution.alone()));
    }

    /** Phases that no region repeats, moved out from the fits to regions with the shortest description. */
    private List<Answer> extremes(List<Answer> seen, Regions regions, AnswerJudge judge) {
        stages.begin(LowDoseStage.EXTREMES);
        ExtremePhases extremes = new ExtremePhases(map.on(regions), regions, pipeline.homotopy(), execution.alone());
        List<Answer> different = new ArrayList<>();
        for (Answer answer : seen) {
            boolean isNew = different.stream().noneMatch(other -> SameEnds.areSame(other.farthestDeg(answer, map)));
            if (isNew && different.size() < MOVED) {
                different.add(answer);
            }
        }
        return inParallel(different.size(), i -> {
            Answer from = different.get(i);
            Candidate found =
                    extremes.fit(from.starts().get(0), from.phases().ofPixels().w(), from.sure());
            return judge.ofRegions(AnswerKind.EXTREMES, found.starts(), found.phases(), execution.alone());
        });
    }

    private List<Answer> squares(SplittableRandom random, AnswerJudge judge) {
        stages.begin(LowDoseStage.STARTS);
        List<PixelBins> binnings = sizes.squares().stream()
                .map(size -> PixelBins.of(map.map(), size))
                .toList();
        List<List<Start>> starts = binnings.stream()
                .map(bins ->
                        new NumberedStarts(pipeline.starts()).propose(map, bins.size(), random, execution.workers()))
                .toList();
        stages.begin(LowDoseStage.BASINS);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < binnings.size(); i++) {
            PixelBins bins = binnings.get(i);
            List<Basin> basins = new SquareBasins(pipeline.homotopy()).of(map, bins, starts.get(i), execution);
            answers.addAll(inParallel(basins.size(), b -> {
                FewestElements.Found found = new FewestElements(
                                map.on(bins), bins.completeness(), strongest(), execution.alone())
                        .fit(basins.get(b).mixture());
                FinalPhases phases = new FinalPhases(
                        bins.spread(found.mixture()),
                        pipeline.homotopy().largest(),
                        found.steps(),
                        found.kktNats(),
                        found.left(),
                        bins);
                return judge.ofSquares(basins.get(b).starts(), phases, execution.alone());
            }));
        }
        return answers;
    }

    private LogSparsity strongest() {
        return new LogSparsity(
                pipeline.homotopy().largest(), pipeline.homotopy().epsilon());
    }

    private <T> List<T> inParallel(int tasks, IntFunction<T> task) {
        List<T> results = new ArrayList<>(Collections.nCopies(tasks, null));
        execution.workers().run(tasks, i -> results.set(i, task.apply(i)));
        return results;
    }

    /**
     * The result of the search.
     *
     * @param answers all answers, the best first
     * @param judge   the judge that scored them
     * @param regions the regions of the map
     */
    record Found(List<Answer> answers, AnswerJudge judge, Regions regions) {}
}
