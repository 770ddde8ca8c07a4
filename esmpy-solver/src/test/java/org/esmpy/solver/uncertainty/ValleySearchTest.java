package org.esmpy.solver.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.newton.NewtonFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValleySearchTest {
    private static final double RISE = 2;

    /** The search ends within 2 % of the rise. */
    private static final double REL_RISE = 0.021;

    /** Or within 1e-4 in t. */
    private static final double T = 1.1e-4;

    /** Two phases in three channels, each channel a column of G. */
    private static final double[] A = {600, 300, 100};

    private static final double[] B = {100, 300, 600};

    /** Shares of B in the pixels: none is pure. */
    private static final double[] NOWHERE_PURE = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7};

    @Test
    void aPhaseThatIsNowherePureMayMoveUntilThePurestPixelObjects() {
        List<Valley> valleys = search(counts(A, B, NOWHERE_PURE), weights(A, B));
        assertThat(valleys).extracting(Valley::phase).containsExactly(0, 1);
        assertThat(valleys).extracting(Valley::other).containsExactly(1, 0);
        // W_B(t) = B + t·(B − A) is pure where it should make the share a = 1 + t; beyond, pixels have what is left.
        assertEnd(valleys.get(1).tLow(), t -> divergence(A, B, NOWHERE_PURE, a -> a > 1 + t, moved(B, A, t)));
        assertThat(valleys.get(1).tLow()).isBetween(-0.36, -0.3);
        assertEnd(valleys.get(0).tLow(), t -> divergence(A, B, NOWHERE_PURE, a -> 1 - a > 1 + t, moved(A, B, t)));
        assertThat(valleys.get(0).tLow()).isBetween(-0.26, -0.2);
    }

    @Test
    void awayFromAnotherPhaseOnlyAnExhaustedElementEndsTheValley() {
        List<Valley> valleys = search(counts(A, B, NOWHERE_PURE), weights(A, B));
        assertThat(valleys.get(0).tHigh()).isBetween(100.0 / 500, 2 * 100.0 / 500);
        assertThat(valleys.get(0).exhausted()).hasValue(2);
        assertThat(valleys.get(1).tHigh()).isBetween(100.0 / 500, 2 * 100.0 / 500);
        assertThat(valleys.get(1).exhausted()).hasValue(0);
        assertThat(valleys.get(1).weights(weights(A, B), valleys.get(1).tHigh())[0])
                .isZero();
    }

    /** A count of an element in 1000 is noise: at 0 it does not end the valley, the next one does. */
    @Test
    void anElementThatIsNoMoreThanNoiseDoesNotEndTheValley() {
        double[] few = {600, 300, 100, 0.001};
        double[] more = {100, 300, 600, 1};
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
        CountMatrix counts = SmallProblems.counts(4, NOWHERE_PURE.length, (l, p) ->
                (int) Math.round((1 - NOWHERE_PURE[p]) * few[l] + NOWHERE_PURE[p] * more[l]));
        ExposedProblem problem =
                new ExposedProblem(ExposedCounts.even(counts, new ImageShape(1, NOWHERE_PURE.length)), g, 2);
        Valley valley = search(problem, weights(few, more)).get(0);
        assertThat(Valley.end(weights(few, more), 0, 1, 3)).isLessThan(0.01);
        assertThat(valley.tHigh()).isGreaterThan(100.0 / 500);
        assertThat(valley.exhausted()).hasValue(2);
    }

    @Test
    void purePixelsAndAbsentElementsLeaveNearlyNoValley() {
        double[] a = {600, 400, 0};
        double[] b = {0, 400, 600};
        double[] shares = {0, 0.5, 1, 0, 1, 1};
        for (Valley valley : search(counts(a, b, shares), weights(a, b))) {
            assertThat(valley.tHigh()).isBetween(0.0, 0.2);
            assertThat(valley.tLow()).isBetween(-0.01, 0.0);
        }
    }

    @Test
    void aPhaseThatNoPixelNeedsMayBecomeAnother() {
        List<Valley> valleys = search(counts(A, B, 0, 0, 0), weights(A, B));
        assertThat(valleys.get(1).tLow()).isEqualTo(-1);
        assertThat(valleys.get(1).weights(weights(A, B), -1)).containsExactly(A);
    }

    @Test
    void nothingBoundsAPhaseThatHasMoreOfEverything() {
        double[] bright = {1200, 600, 300};
        Valley valley = search(counts(bright, A, 0, 0.5, 1), weights(bright, A)).get(0);
        assertThat(valley.tHigh()).isEqualTo(Valley.MAX_T);
        assertThat(valley.exhausted()).isEmpty();
    }

    @Test
    void theEndsOfAllValleysGiveTheRangeOfAShare() {
        DMatrixRMaj w = weights(A, B);
        List<Valley> valleys = search(counts(A, B, NOWHERE_PURE), w);
        double t = valleys.get(1).tLow();
        ShareRange range = ShareRange.of(w, valleys, 1, 2, new double[] {1, 1, 1});
        assertThat(range.low()).isCloseTo((600 + 500 * t) / 1000, within(1e-12));
        double far = valleys.get(1).tHigh();
        assertThat(range.high()).isCloseTo((600 + 500 * far) / (300 + 600 + 500 * far), within(1e-12));
        ShareRange halved = ShareRange.of(w, valleys, 1, 2, new double[] {0, 2, 1});
        assertThat(halved.high()).isCloseTo((600 + 500 * far) / (2 * 300 + 600 + 500 * far), within(1e-12));
    }

    /** The objective at the end, by the certified solver of another package. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theObjectiveHasRisenByTwoNatsAtTheEnd(long seed) {
        ImageShape shape = new ImageShape(12, 12);
        ExposedProblem two = Scenes.inclusions(shape, 300, seed);
        Mixture truth = Scenes.random(new ExposedProblem(two.map(), Scenes.g(), 3), seed);
        CountMatrix counts = Scenes.counts(Scenes.g(), truth, new SplittableRandom(seed));
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts, shape), Scenes.g(), 3);
        double best = certified(problem, truth.w());
        for (Valley valley : ValleySearch.defaults().search(problem, truth.w(), CancellableWorkers.single())) {
            double rise = certified(problem, replaced(truth.w(), valley, valley.tLow())) - best;
            double beyond = certified(problem, replaced(truth.w(), valley, Math.max(-1, valley.tLow() - T))) - best;
            assertThat(rise).as("%s", valley).isLessThan(RISE * (1 + REL_RISE));
            assertThat(Math.max(rise, beyond)).as("%s", valley).isGreaterThan(RISE * (1 - REL_RISE));
            assertThat(certified(problem, replaced(truth.w(), valley, valley.tHigh())) - best)
                    .as("%s", valley)
                    .isLessThan(RISE * (1 + REL_RISE));
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        ExposedProblem problem =
                Scenes.inclusions(new ImageShape(32, 32), 25, 4).on(new PixelBins(new ImageShape(32, 32), 8));
        DMatrixRMaj w = Scenes.twoPhases(25);
        List<Valley> one = ValleySearch.defaults().search(problem, w, CancellableWorkers.single());
        try (WorkerPool pool = new WorkerPool(3)) {
            assertThat(ValleySearch.defaults().search(problem, w, new CancellableWorkers(pool, () -> false)))
                    .isEqualTo(one);
        }
    }

    @Test
    void aCancelledSearchEndsAtOnce() {
        ExposedProblem problem = counts(A, B, NOWHERE_PURE);
        List<Valley> valleys = ValleySearch.defaults()
                .search(problem, weights(A, B), new CancellableWorkers(Workers.single(), () -> true));
        assertThat(valleys).extracting(Valley::tLow).containsOnly(0.0);
    }

    @Test
    void onePhaseHasNoValley() {
        ExposedProblem problem = new ExposedProblem(counts(A, B, 0, 0).map(), identity(), 1);
        assertThat(ValleySearch.defaults().search(problem, new DMatrixRMaj(A), CancellableWorkers.single()))
                .isEmpty();
    }

    @Test
    void refusesARiseThatIsNotPositive() {
        assertThatThrownBy(() -> new ValleySearch(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0 nats");
    }

    private static void assertEnd(double tLow, DoubleUnaryOperator riseNats) {
        double inside = riseNats.applyAsDouble(tLow);
        double outside = riseNats.applyAsDouble(tLow - T);
        assertThat(inside).isLessThan(RISE * (1 + REL_RISE));
        assertThat(Math.max(inside, outside)).isGreaterThan(RISE * (1 - REL_RISE));
    }

    /** KL divergence of the pixels that are too pure, from the moved phase alone. */
    private static double divergence(double[] a, double[] b, double[] shares, DoublePredicate tooPure, double[] moved) {
        double sum = 0;
        for (double share : shares) {
            for (int l = 0; l < a.length && tooPure.test(share); l++) {
                double x = (1 - share) * a[l] + share * b[l];
                sum += x * Math.log(x / moved[l]) - x + moved[l];
            }
        }
        return sum;
    }

    private static double[] moved(double[] phase, double[] other, double t) {
        double[] moved = new double[phase.length];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = phase[c] + t * (phase[c] - other[c]);
        }
        return moved;
    }

    private static DMatrixRMaj replaced(DMatrixRMaj w, Valley valley, double t) {
        DMatrixRMaj replaced = w.copy();
        double[] moved = valley.weights(w, t);
        for (int c = 0; c < moved.length; c++) {
            replaced.set(c, valley.phase(), moved[c]);
        }
        return replaced;
    }

    private static double certified(ExposedProblem problem, DMatrixRMaj w) {
        Problem fixed = new Problem(
                problem.map().counts(),
                problem.map().shape(),
                Optional.of(SpectralModel.fixed(SmallProblems.basis(problem.g()))),
                w.getNumCols(),
                List.of(new Constraint.SimplexH(), new Constraint.FixedW(w)),
                List.of());
        return Fit.of(fixed, new NewtonFactory().createDefault())
                .start(SmallProblems.start(fixed, 1))
                .until(StoppingRules.certified(1e-3))
                .run()
                .objectiveNats();
    }

    private static List<Valley> search(ExposedProblem problem, DMatrixRMaj w) {
        return ValleySearch.defaults().search(problem, w, CancellableWorkers.single());
    }

    /** Exactly the expected counts of mixtures, a pixel per share of b. */
    private static ExposedProblem counts(double[] a, double[] b, double... shares) {
        CountMatrix counts = SmallProblems.counts(a.length, shares.length, (l, p) ->
                (int) Math.round((1 - shares[p]) * a[l] + shares[p] * b[l]));
        return new ExposedProblem(ExposedCounts.even(counts, new ImageShape(1, shares.length)), identity(), 2);
    }

    private static DMatrixRMaj identity() {
        return new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    }

    private static DMatrixRMaj weights(double[] a, double[] b) {
        DMatrixRMaj w = new DMatrixRMaj(a.length, 2);
        for (int c = 0; c < a.length; c++) {
            w.set(c, 0, a[c]);
            w.set(c, 1, b[c]);
        }
        return w;
    }
}
