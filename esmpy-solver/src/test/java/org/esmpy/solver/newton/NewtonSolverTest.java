package org.esmpy.solver.newton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewtonSolverTest {
    /** What monotone solvers may differ by where the problem is convex, nats per count. */
    private static final double CONVEX = 1e-6;

    /** Of sums over some thousand counts, nats. */
    private static final double ROUNDING = 1e-8;

    /** Multiplicative updates until they agree; zeros are reached slowly. */
    private static final int SLOW = 10_000;

    /** The same of accelerated ones, which know no penalties. */
    private static final int ACCELERATED = 2_000;

    private static final ImageShape SHAPE = new ImageShape(8, 8);

    private final Solver newton = new NewtonFactory().createDefault();

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "6,true", "12,true", "2,false", "3,false", "8,false"})
    void findsTheAbundancesThatMultiplicativeUpdatesApproach(int phases, boolean simplex) {
        Problem given = problem(phases, simplex, 1);
        Factors start = SmallProblems.start(given, 1);
        Problem problem = with(given, new Constraint.FixedW(start.w()));
        SolverRun exact = start(newton, problem, start);
        exact.step();
        exact.step();
        SolverRun slow = start(squarem(), problem, start);
        for (int i = 0; i < ACCELERATED; i++) {
            slow.step();
        }
        assertSameOptimum(exact, slow, problem);
        double bound = slow.certificate().hBoundNats();
        assertThat(slow.objectiveNats() - exact.objectiveNats())
                .as("what the other solver's bound of %s nats must cover", bound)
                .isLessThanOrEqualTo(bound + 1e-9);
        assertThat(exact.certificate().hBoundNats()).isLessThan(1e-4);
        assertThat(exact.factors().w().data).isEqualTo(start.w().data);
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 5})
    void findsTheWeightsThatMultiplicativeUpdatesApproach(int phases) {
        Problem given = problem(phases, true, 2);
        Factors start = SmallProblems.start(given, 2);
        Problem problem = with(given, new Constraint.FixedH(start.h()));
        SolverRun exact = start(newton, problem, start);
        for (int i = 0; i < 12; i++) {
            exact.step();
        }
        SolverRun slow = start(squarem(), problem, start);
        for (int i = 0; i < ACCELERATED; i++) {
            slow.step();
        }
        assertSameOptimum(exact, slow, problem);
        assertThat(exact.certificate().predictedDecreaseNats().orElseThrow()).isLessThan(1e-8);
        assertThat(exact.factors().h().data).isEqualTo(start.h().data);
    }

    @ParameterizedTest(name = "{0} phases, simplex {1}, seed {2}")
    @CsvSource({
        "2,true,3",
        "3,true,4",
        "3,true,5",
        "4,true,6",
        "2,false,7",
        "3,false,8",
        "3,true,13",
        "4,true,5",
        "4,true,7",
        "4,true,14",
        "4,true,16"
    })
    void nothingIsLeftBelowACertifiedResult(int phases, boolean simplex, long seed) {
        Problem problem = problem(phases, simplex, seed);
        FitResult result = fit(newton, problem, seed);
        assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
        SolverRun further = start(newton, problem, result.factors());
        SolverRun slow = start(mu(), problem, result.factors());
        for (int i = 0; i < 15; i++) {
            further.step();
        }
        for (int i = 0; i < 500; i++) {
            slow.step();
        }
        double promised = certifiedGap(result.certificate());
        assertThat(result.objectiveNats() - further.objectiveNats())
                .as("gain of more Newton steps")
                .isLessThan(promised);
        assertThat(result.objectiveNats() - slow.objectiveNats())
                .as("gain of other steps")
                .isLessThan(promised);
    }

    /** What is left is no bound, but nearly one: after 1 of 480 such fits more was gained than promised, by a tenth. */
    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"2,true", "3,true", "4,true", "5,true", "2,false", "3,false", "4,false", "5,false"})
    void certificatesCoverWhatIsLeft(int phases, boolean simplex) {
        int more = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Problem problem = problem(phases, simplex, seed);
            FitResult result = fit(newton, problem, seed);
            assertThat(result.stopReason()).as("seed %d", seed).isEqualTo(StopReason.CERTIFIED);
            SolverRun further = start(newton, problem, result.factors());
            for (int i = 0; i < 30; i++) {
                further.step();
            }
            double gain = result.objectiveNats() - further.objectiveNats();
            double promised = certifiedGap(result.certificate());
            assertThat(gain).as("gain after seed %d", seed).isLessThan(1.5 * promised);
            more += gain > promised ? 1 : 0;
        }
        assertThat(more).isLessThanOrEqualTo(1);
    }

    @Test
    void convergesQuadratically() {
        Problem problem = problem(3, true, 9);
        SolverRun run = start(newton, problem, SmallProblems.start(problem, 9));
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 60 && !(before < 1e-3); i++) {
            run.step();
            before = run.certificate().predictedDecreaseNats().orElseThrow();
        }
        run.step();
        run.step();
        assertThat(run.certificate().predictedDecreaseNats().orElseThrow()).isLessThan(1e-2 * before);
        assertThat(run.certificate().wKkt()).isLessThan(1e-3);
    }

    @Test
    void reachesExactZerosAndLeavesThemAgain() {
        Problem problem = problem(3, true, 10);
        Factors inside = fit(newton, problem, 10).factors();
        long zeros = Arrays.stream(inside.w().data).filter(w -> w == 0).count();
        assertThat(zeros).isPositive();
        Factors start = inside.copy();
        for (int i = 0; i < start.w().getNumElements(); i += 4) {
            start.w().data[i] = 0;
        }
        FitResult again = Fit.of(problem, newton).start(start).run();
        assertThat(Arrays.stream(again.factors().w().data).filter(w -> w > 0).count())
                .isGreaterThan(Arrays.stream(start.w().data).filter(w -> w > 0).count());
        assertThat(again.stopReason()).isEqualTo(StopReason.CERTIFIED);
    }

    /** From a start ten per cent off, for from far away different steps may lead to different minima. */
    @Test
    void aSampleOfThePixelsLeadsToTheSameOptimum() {
        Problem problem = SmallProblems.poisson(new ImageShape(70, 70), 25, 6, 3, 11, new Constraint.SimplexH());
        Solver all = new NewtonFactory().create(new NewtonOptions(0, 1, 1));
        Solver some = new NewtonFactory().create(new NewtonOptions(0, 8, 1));
        Factors start = fit(all, problem, 11).factors();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < start.w().getNumElements(); i++) {
            start.w().data[i] *= 0.9 + 0.2 * random.nextDouble();
        }
        FitResult full = Fit.of(problem, all).start(start).run();
        FitResult sampled = Fit.of(problem, some).start(start).run();
        assertThat(full.trace().get(0).objectiveNats() - full.objectiveNats()).isGreaterThan(100);
        assertThat(sampled.objectiveNats()).isCloseTo(full.objectiveNats(), within(0.02));
    }

    @Test
    void keepsZeroPatternsAndKnownSpectra() {
        Problem given = problem(3, true, 12);
        Factors start = SmallProblems.start(given, 12);
        DMatrixRMaj fixed = start.w().createLike();
        Arrays.fill(fixed.data, Double.NaN);
        for (int c = 0; c < fixed.getNumRows(); c++) {
            fixed.set(c, 0, start.w().get(c, 0));
        }
        fixed.set(2, 1, 0);
        FitResult result = fit(newton, with(given, new Constraint.FixedW(fixed)), 12);
        assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
        assertThat(result.factors().w().get(2, 1)).isZero();
        for (int c = 0; c < fixed.getNumRows(); c++) {
            assertThat(result.factors().w().get(c, 0)).isEqualTo(fixed.get(c, 0));
        }
    }

    @Test
    void survivesPhasesThatStartEqual() {
        Problem problem = problem(3, true, 13);
        Factors start = SmallProblems.start(problem, 13);
        for (int c = 0; c < start.w().getNumRows(); c++) {
            start.w().set(c, 1, start.w().get(c, 0));
        }
        FitResult result = Fit.of(problem, newton)
                .start(start)
                .until(StoppingRules.iterations(30))
                .run();
        assertThat(result.objectiveNats()).isFinite();
        assertThat(result.factors().w().data).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e50, 1e90})
    void endsWhereTheStartIsBeyondAllScales(double scale) {
        Problem problem = problem(3, true, 13);
        Factors start = SmallProblems.start(problem, 13);
        CommonOps_DDRM.scale(scale, start.w());
        FitResult result = Fit.of(problem, newton)
                .start(start)
                .until(StoppingRules.iterations(30))
                .run();
        assertThat(result.factors().w().data).doesNotContain(Double.NaN);
        assertThat(result.objectiveNats())
                .isLessThanOrEqualTo(result.trace().get(0).objectiveNats());
    }

    @Test
    void refusesWhatItCannotDoAndNamesASolverThatCan() {
        Problem problem = problem(3, false, 14);
        assertThatThrownBy(() -> newton.accept(problem.withoutModel()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("squarem");
        assertThatThrownBy(() -> newton.accept(with(problem, new Constraint.SimplexW(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SimplexW")
                .hasMessageContaining("mu");
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void alternatingReachesTheObjectiveOfNewton(long seed) {
        Problem problem = problem(2, true, seed);
        FitResult best = fit(newton, problem, seed);
        SolverRun bcd = start(new BcdFactory().createDefault(), problem, best.factors());
        for (int i = 0; i < 20; i++) {
            bcd.step();
        }
        assertThat(bcd.objectiveNats()).isCloseTo(best.objectiveNats(), within(certifiedGap(best.certificate())));
        assertThat(bcd.certificate().predictedDecreaseNats()).isEmpty();
        assertThat(bcd.certificate().hBoundNats()).isLessThan(0.01);
    }

    @ParameterizedTest(name = "Laplacian {0}, total variation {1}, log-sparsity of H {2} and W {3}, simplex {4}")
    @CsvSource({
        "0.01,0,0,0,true",
        "0.3,0,0,0,true",
        "0.01,0,0,0,false",
        "0,0,0.003,0,true",
        "0,0,0.003,0,false",
        "0.05,0,0.002,0,true",
        "0,0.02,0,0,true",
        "0,0.1,0,0,true",
        "0,0.05,0.002,0,true",
        "0,0,0,0.0003,true",
        "0,0,0,0.003,false",
        "0.02,0.02,0.002,0.0003,true"
    })
    void neverRaisesThePenalisedObjectiveAndEndsBelowMultiplicativeUpdates(
            double smoothness, double edges, double sparsity, double absence, boolean simplex) {
        Problem problem = problem(3, simplex, 17)
                .withRegularizers(List.of(
                        new Regularizer.LaplacianH(smoothness),
                        new Regularizer.TotalVariationH(edges, 0.05),
                        new Regularizer.LogSparsityH(sparsity, 0.05),
                        new Regularizer.LogSparsityW(absence, 0.01)));
        Factors start = fit(newton, problem.withRegularizers(List.of()), 17).factors();
        SolverRun run = start(newton, problem, start);
        double before = run.objectiveNats();
        for (int i = 0; i < 120; i++) {
            run.step();
            assertThat(run.objectiveNats())
                    .as("step %d", i)
                    .isLessThanOrEqualTo(before + 1e-12 * problem.counts().total());
            before = run.objectiveNats();
        }
        SolverRun slow = start(mu(), problem, run.factors());
        for (int i = 0; i < 500; i++) {
            slow.step();
        }
        assertThat(run.objectiveNats() - slow.objectiveNats())
                .as("what multiplicative updates still gain")
                .isLessThan(0.01);
    }

    /** At given W both leave the problem convex. */
    @ParameterizedTest(name = "Laplacian {0}, total variation {1}")
    @CsvSource({"0.002,0", "0.02,0", "0.2,0", "0,0.005", "0,0.05", "0,0.5"})
    void findsTheSmoothAbundancesThatMultiplicativeUpdatesApproach(double strength, double edges) {
        Problem given = problem(3, true, 18)
                .withRegularizers(
                        List.of(new Regularizer.LaplacianH(strength), new Regularizer.TotalVariationH(edges, 0.05)));
        Factors start = SmallProblems.start(given, 18);
        Problem problem = with(given, new Constraint.FixedW(start.w()));
        SolverRun exact = start(newton, problem, start);
        for (int i = 0; i < 20; i++) {
            exact.step();
        }
        SolverRun slow = start(mu(), problem, start);
        for (int i = 0; i < SLOW; i++) {
            slow.step();
        }
        assertSameOptimum(exact, slow, problem);
        assertThat(exact.certificate().hBoundNats()).isLessThan(0.01);
    }

    private static double certifiedGap(Certificate certificate) {
        return certificate.hBoundNats() + certificate.predictedDecreaseNats().orElseThrow() + ROUNDING;
    }

    private static void assertSameOptimum(SolverRun exact, SolverRun slow, Problem problem) {
        double counts = problem.counts().total();
        assertThat(exact.objectiveNats()).isLessThanOrEqualTo(slow.objectiveNats() + 1e-12 * counts);
        assertThat(exact.objectiveNats()).isCloseTo(slow.objectiveNats(), within(CONVEX * counts));
    }

    private static FitResult fit(Solver solver, Problem problem, long seed) {
        return Fit.of(problem, solver).start(SmallProblems.start(problem, seed)).run();
    }

    private static Problem problem(int phases, boolean simplex, long seed) {
        return SmallProblems.poisson(
                SHAPE,
                40,
                12,
                phases,
                seed,
                simplex ? new Constraint[] {new Constraint.SimplexH()} : new Constraint[0]);
    }

    private static Problem with(Problem problem, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(problem.constraints());
        constraints.add(constraint);
        return problem.withConstraints(constraints);
    }

    private static Solver mu() {
        return SolverCatalog.defaults().create("mu");
    }

    private static Solver squarem() {
        return SolverCatalog.defaults().create("squarem");
    }

    private static SolverRun start(Solver solver, Problem problem, Factors start) {
        return solver.start(solver.accept(problem), SmallProblems.basis(problem), start, Workers.single());
    }
}
