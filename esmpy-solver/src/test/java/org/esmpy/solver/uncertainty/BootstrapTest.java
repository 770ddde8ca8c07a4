package org.esmpy.solver.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final ImageShape SHAPE = new ImageShape(8, 8);

    /** Spread of a standard deviation over 100 maps is 7 %; three of these, and boundaries that few maps meet. */
    private static final double SPREAD = 0.25;

    /** More than eight maps ask, fewer than forty: each before its fit and after every iteration, of which it has few. */
    private static final int ASKED_BY_A_WAVE = 100;

    private static final Solver NEWTON = SolverCatalog.defaults().create("newton");

    /** Two phases of which pixels are pure, many counts, nothing near 0: both must say the same. */
    @Test
    void agreesWithTheObservedInformationWhereAllIsDetermined() {
        Problem problem = scene();
        FitResult result = fit(problem);
        StandardErrors errors = StandardErrors.of(problem, result);
        assertThat(errors.flatDirections()).isZero();
        assertThat(errors.unidentifiedPhases()).isEmpty();
        Bootstrap.Spread spread =
                Bootstrap.of(problem, result, NEWTON).seed(7).run(100).orElseThrow();
        for (int i = 0; i < 8; i++) {
            double expected = errors.ofW().data[i];
            assertThat(spread.ofW().data[i])
                    .as("entry %d of W", i)
                    .isCloseTo(expected, within(SPREAD * expected + 1e-9));
        }
        for (int c = 0; c < 4; c++) {
            double expected = errors.ofShare(c, 0, new double[] {1, 1, 1, 1});
            assertThat(spread.ofShare(c, 0, new double[] {1, 1, 1, 1}))
                    .as("share %d", c)
                    .isCloseTo(expected, within(SPREAD * expected));
        }
        double bootstrapped = 0;
        double promised = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            bootstrapped += spread.ofH().get(0, p) / SHAPE.pixels();
            promised += errors.ofH().get(0, p) / SHAPE.pixels();
        }
        assertThat(bootstrapped).isCloseTo(promised, within(SPREAD * promised));
        assertThat(result.objectiveNats())
                .isBetween(
                        spread.objectivesNats().stream()
                                .mapToDouble(d -> d)
                                .min()
                                .orElseThrow(),
                        spread.objectivesNats().stream()
                                .mapToDouble(d -> d)
                                .max()
                                .orElseThrow());
    }

    @Test
    void repeatsItselfWhateverTheNumberOfThreads() {
        BitSet pixels = new BitSet();
        pixels.set(5);
        BitSet channels = new BitSet();
        channels.set(3);
        Problem problem = scene().masked(pixels, channels);
        FitResult result = fit(problem);
        Bootstrap.Spread one =
                Bootstrap.of(problem, result, NEWTON).seed(3).run(10).orElseThrow();
        try (WorkerPool pool = new WorkerPool(3)) {
            Bootstrap.Spread three = Bootstrap.of(problem, result, NEWTON)
                    .seed(3)
                    .workers(pool)
                    .run(10)
                    .orElseThrow();
            assertThat(three.ofW().data).isEqualTo(one.ofW().data);
            assertThat(three.ofH().data).isEqualTo(one.ofH().data);
        }
        Bootstrap.Spread other =
                Bootstrap.of(problem, result, NEWTON).seed(4).run(10).orElseThrow();
        assertThat(other.ofW().data).isNotEqualTo(one.ofW().data);
        assertThat(one.maps()).isEqualTo(10);
        assertThat(one.ofH().get(0, 5)).isZero();
    }

    /** The pool is asked by several threads at once: which maps are done then is chance, but never which ones count. */
    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 3})
    void aCancelledOneIsThatOfTheMapsDone(int threads) {
        Problem problem = scene();
        FitResult result = fit(problem);
        List<Integer> told = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(threads)) {
            Bootstrap.Spread cut = Bootstrap.of(problem, result, NEWTON)
                    .seed(3)
                    .workers(pool)
                    .progress(told::add)
                    .cancelWhen(() -> asked.incrementAndGet() > ASKED_BY_A_WAVE)
                    .run(40)
                    .orElseThrow();
            assertThat(cut.maps()).isBetween(8, 39).isEqualTo(told.get(told.size() - 1));
            Bootstrap.Spread whole = Bootstrap.of(problem, result, NEWTON)
                    .seed(3)
                    .run(cut.maps())
                    .orElseThrow();
            assertThat(cut.ofW().data).isEqualTo(whole.ofW().data);
            assertThat(cut.ofH().data).isEqualTo(whole.ofH().data);
            assertThat(cut.objectivesNats()).isEqualTo(whole.objectivesNats());
        }
    }

    @Test
    void hasNoSpreadWhereItIsCancelledBeforeTheSecondMap() {
        Problem problem = scene();
        FitResult result = fit(problem);
        List<Integer> told = new ArrayList<>();
        assertThat(Bootstrap.of(problem, result, NEWTON)
                        .progress(told::add)
                        .cancelWhen(() -> true)
                        .run(20))
                .isEmpty();
        assertThat(told).containsExactly(0);
    }

    @Test
    void refusesASingleMap() {
        Problem problem = scene();
        FitResult result = fit(problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(problem, result, NEWTON).run(1))
                .withMessage("a bootstrap needs at least 2 maps for a spread, got 1");
    }

    /** W[0,1] and W[1,0] are known: what pins down phases of which no pixel is quite pure. */
    private static Problem scene() {
        DMatrixRMaj g = SmallProblems.uniform(24, 4, 0, 1, new SplittableRandom(2));
        for (int l = 0; l < 24; l++) {
            g.set(l, l % 4, 5);
        }
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{9, 2}, {2, 9}, {6, 3}, {3, 5}});
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(0, p, 0.1 + 0.8 * p / (SHAPE.pixels() - 1));
            h.set(1, p, 1 - h.get(0, p));
        }
        DMatrixRMaj known = new DMatrixRMaj(
                new double[][] {{Double.NaN, 2}, {2, Double.NaN}, {Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}});
        return SmallProblems.poisson(
                SHAPE,
                g,
                new Factors(w, h),
                new SplittableRandom(11),
                new Constraint.SimplexH(),
                new Constraint.FixedW(known));
    }

    private static FitResult fit(Problem problem) {
        return Fit.of(problem, NEWTON).start(SmallProblems.start(problem, 1)).run();
    }
}
