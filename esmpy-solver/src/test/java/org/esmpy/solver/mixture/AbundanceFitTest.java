package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbundanceFitTest {
    private static final ImageShape SHAPE = new ImageShape(9, 7);
    private static final LogSparsity NONE = LogSparsity.none();

    /** The gap is of first order in the distance to the optimum, the loss itself of second. */
    private static final double GAP_PER_PIXEL = 1e-3;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void reachesTheOptimumOfTheLikelihood(int phases) {
        ExposedProblem problem = problem(phases, 1);
        Mixture start = Scenes.random(problem, 2);
        AbundanceFit.Fitted fitted = fit(problem, Workers.single()).fit(start, NONE);
        Divergence divergence = Divergence.of(problem, fitted.mixture(), Workers.single());
        assertThat(divergence.boundNats()).isBetween(-GAP_PER_PIXEL, GAP_PER_PIXEL * SHAPE.pixels());
        assertThat(divergence.nats()).isCloseTo(fitted.divergenceNats(), within(1e-9 * divergence.nats()));
        assertOnSimplex(fitted.mixture().abundances());
    }

    @ParameterizedTest(name = "strength {0}")
    @ValueSource(doubles = {0.1, 1, 10})
    void sparsityLowersTheObjectiveAndMakesZeros(double strength) {
        ExposedProblem problem = problem(3, 3);
        Mixture start = Scenes.random(problem, 4);
        LogSparsity sparsity = new LogSparsity(strength, 0.05);
        AbundanceFit.Fitted fitted = fit(problem, Workers.single()).fit(start, sparsity);
        double before = Divergence.of(problem, start, Workers.single()).nats() + penalty(start, sparsity);
        assertThat(fitted.penaltyNats()).isCloseTo(penalty(fitted.mixture(), sparsity), within(1e-9 * strength * 100));
        assertThat(fitted.objectiveNats()).isLessThan(before);
        assertThat(zeros(fitted.mixture()))
                .isGreaterThanOrEqualTo(
                        zeros(fit(problem, Workers.single()).fit(start, NONE).mixture()));
    }

    @Test
    void leavesAStartThatRulesOutACount() {
        ExposedProblem problem = problem(2, 5);
        Mixture start = Scenes.random(problem, 6);
        for (int c = 0; c < Scenes.COLUMNS; c++) {
            start.w().set(c, 0, 0);
        }
        for (int p = 0; p < SHAPE.pixels(); p++) {
            start.abundances().set(p, 0, 1);
            start.abundances().set(p, 1, 0);
        }
        assertThat(fit(problem, Workers.single()).fit(start, NONE).divergenceNats())
                .isFinite();
    }

    @Test
    void pixelsWithoutCountsKeepTheirSum() {
        CountMatrix empty = SmallProblems.counts(Scenes.CHANNELS, SHAPE.pixels(), (l, p) -> p == 0 ? 1 : 0);
        ExposedProblem problem = new ExposedProblem(ExposedCounts.byCounts(empty, SHAPE), Scenes.g(), 3);
        Mixture fitted = fit(problem, Workers.single())
                .fit(Scenes.random(problem, 7), NONE)
                .mixture();
        assertOnSimplex(fitted.abundances());
    }

    @Test
    void hasTheSameBitsForAnyNumberOfThreads() {
        ExposedProblem problem = problem(3, 8);
        Mixture start = Scenes.random(problem, 9);
        LogSparsity sparsity = new LogSparsity(1, 0.05);
        AbundanceFit.Fitted one = fit(problem, Workers.single()).fit(start, sparsity);
        try (WorkerPool pool = new WorkerPool(3)) {
            AbundanceFit.Fitted three = fit(problem, pool).fit(start, sparsity);
            assertThat(three.objectiveNats()).isEqualTo(one.objectiveNats());
            assertThat(three.mixture().abundances().data)
                    .isEqualTo(one.mixture().abundances().data);
        }
    }

    private static AbundanceFit fit(ExposedProblem problem, Workers workers) {
        double[] weights = new double[problem.map().pixels()];
        Arrays.fill(weights, 1);
        return new AbundanceFit(problem.map(), problem.bases(), weights, workers);
    }

    private static ExposedProblem problem(int phases, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj w = SmallProblems.uniform(Scenes.COLUMNS, phases, 0, 20, random);
        DMatrixRMaj h = SmallProblems.simplex(phases, SHAPE.pixels(), random);
        DMatrixRMaj a = new DMatrixRMaj(SHAPE.pixels(), phases);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int k = 0; k < phases; k++) {
                a.set(p, k, h.get(k, p));
            }
        }
        CountMatrix counts = Scenes.counts(Scenes.g(), new Mixture(w, a), random);
        return new ExposedProblem(ExposedCounts.even(counts, SHAPE), Scenes.g(), phases);
    }

    private static double penalty(Mixture mixture, LogSparsity sparsity) {
        return sparsity.strengthNats()
                * Arrays.stream(mixture.abundances().data)
                        .map(a -> Math.log(a + sparsity.epsilon()))
                        .sum();
    }

    private static long zeros(Mixture mixture) {
        return Arrays.stream(mixture.abundances().data).filter(a -> a == 0).count();
    }

    private static void assertOnSimplex(DMatrixRMaj abundances) {
        for (int p = 0; p < abundances.getNumRows(); p++) {
            double sum = 0;
            for (int k = 0; k < abundances.getNumCols(); k++) {
                assertThat(abundances.get(p, k)).isNotNegative();
                sum += abundances.get(p, k);
            }
            assertThat(sum).as("pixel %d", p).isCloseTo(1, within(1e-12));
        }
    }
}
