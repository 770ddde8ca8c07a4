package org.esmpy.solver.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.rank.RankResult.Ending;
import org.esmpy.solver.rank.RankResult.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankSelectionTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);
    private static final double DOSE = 25;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTwoPhasesWhereTwoAre(long seed) {
        RankResult result = select(two(seed), 4, seed);
        assertThat(result.phases()).isEqualTo(2);
        assertThat(result.ending()).isEqualTo(Ending.NO_GAIN);
        assertThat(result.steps()).hasSize(3);
        assertThat(result.steps()).extracting(Step::supported).containsExactly(true, true, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void findsOnePhaseWhereAllPixelsAreAlike(long seed) {
        DMatrixRMaj w = new DMatrixRMaj(Scenes.COLUMNS, 1);
        w.fill(DOSE / Scenes.COLUMNS);
        Mixture even = Mixture.even(w, SHAPE.pixels());
        CountMatrix counts = Scenes.counts(Scenes.g(), even, new SplittableRandom(seed));
        RankResult result = select(problem(counts, 3), 3, seed);
        assertThat(result.phases()).isEqualTo(1);
        assertThat(result.steps()).hasSize(2);
    }

    @Test
    void aPhaseIsSupportedIfItGainsMoreThanNoise() {
        RankResult result = select(two(5), 3, 5);
        assertThat(result.steps().get(0).gain()).isEmpty();
        for (Step step : result.steps().subList(1, result.steps().size())) {
            assertThat(step.gain().orElseThrow().noiseNats()).isPositive();
            assertThat(step.supported())
                    .isEqualTo(step.gain().orElseThrow().nats()
                            > step.gain().orElseThrow().noiseNats());
        }
    }

    @Test
    void saysThatTheLimitWasReached() {
        RankResult result = select(two(6), 2, 6);
        assertThat(result.phases()).isEqualTo(2);
        assertThat(result.ending()).isEqualTo(Ending.LIMIT);
    }

    @Test
    void theSeedDecidesAndTheNumberOfThreadsDoesNot() {
        RankResult one = select(two(7), 3, 8);
        try (WorkerPool pool = new WorkerPool(3)) {
            RankResult three = RankSelection.defaults().select(withPhases(two(7), 3), 8, pool, RankListener.none());
            assertThat(three).isEqualTo(one);
        }
        assertThat(select(two(7), 3, 9).steps()).isNotEqualTo(one.steps());
    }

    @Test
    void announcesEveryNumberOfPhasesAndEndsWhenCancelled() {
        List<Integer> seen = new ArrayList<>();
        RankResult result = RankSelection.defaults()
                .select(withPhases(two(10), 4), 10, Workers.single(), new RankListener() {
                    @Override
                    public void onPhases(int phases) {
                        seen.add(phases);
                    }

                    @Override
                    public boolean isCancelled() {
                        return seen.contains(2);
                    }
                });
        assertThat(seen).containsExactly(1, 2);
        assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(result.phases()).isEqualTo(1);
        assertThat(result.steps()).hasSize(1);
    }

    @Test
    void aSingleSpectrumHasOnePhase() {
        Problem one = Scenes.problem(new ImageShape(1, 1), 2000, 11, new Constraint.SimplexH());
        assertThat(select(one, 2, 12).phases()).isEqualTo(1);
    }

    @Test
    void triesNoMorePhasesThanGHasColumns() {
        RankResult result = select(two(13), Scenes.COLUMNS + 3, 13);
        assertThat(result.phases()).isEqualTo(2);
        assertThat(result.steps()).hasSizeLessThanOrEqualTo(Scenes.COLUMNS);
    }

    private static Problem two(long seed) {
        return Scenes.problem(SHAPE, DOSE, seed, new Constraint.SimplexH());
    }

    private static Problem withPhases(Problem problem, int phases) {
        return problem(problem.counts(), problem.shape(), phases);
    }

    private static Problem problem(CountMatrix counts, int phases) {
        return problem(counts, SHAPE, phases);
    }

    private static Problem problem(CountMatrix counts, ImageShape shape, int phases) {
        return new Problem(
                counts,
                shape,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(Scenes.g()))),
                phases,
                List.of(new Constraint.SimplexH()),
                List.of());
    }

    private static RankResult select(Problem problem, int most, long seed) {
        return RankSelection.defaults().select(withPhases(problem, most), seed, Workers.single(), RankListener.none());
    }
}
