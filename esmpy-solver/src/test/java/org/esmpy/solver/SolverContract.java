package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.catalog.SolverCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Solver} promises; the interface's Javadoc lists it. A plug-in's test extends this class and says which solver;
 * constraints that the solver refuses or leaves out are passed over, except that {@link Constraint.SimplexH}, which nearly all
 * problems here have, may be left out but not refused.
 *
 * <pre>{@code
 * class MySolverTest extends SolverContract {
 *     @Override
 *     protected Solver solver() {
 *         return new MySolverFactory().createDefault();
 *     }
 * }
 * }</pre>
 */
public abstract class SolverContract {
    /** Rounding of sums over some thousand counts, relative to the counts. */
    private static final double ROUNDING = 1e-12;

    /** What a step may move a factor of 1 that is already optimal. */
    private static final double FIXED_POINT = 1e-10;

    /** Different order of summation, over some dozen steps. */
    private static final double REORDERED = 1e-9;

    private static final double SIMPLEX = 1e-12;

    /** Abundances are as accurate as a squared Newton decrement of 1e-10 nats asks for. */
    private static final double SCALED = 1e-5;

    /** What monotone solvers may differ by where the problem is convex, nats per count. */
    private static final double CONVEX = 1e-6;

    /** Zeros that multiplicative updates approach slowly. */
    private static final double UNIQUE = 5e-3;

    private static final ImageShape SHAPE = new ImageShape(5, 8);

    /** The solver under examination. */
    protected abstract Solver solver();

    /** Where the solvers that its refusals name are found; a plug-in that names its own adds them. */
    protected SolverCatalog catalog() {
        return SolverCatalog.defaults();
    }

    /** What it minimises, entry by entry. */
    protected double objective(Problem problem, Factors factors) {
        return SmallProblems.divergence(problem.counts(), SmallProblems.spectra(problem, factors.w()), factors.h());
    }

    @ParameterizedTest(name = "{0} phases, seed {1}")
    @CsvSource({"1,1", "2,2", "3,3", "4,4", "5,5", "3,6", "2,7"})
    void neverRaisesTheObjective(int phases, long seed) {
        for (Constraint[] constraints : new Constraint[][] {{}, {new Constraint.SimplexH()}}) {
            Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, phases, seed, constraints));
            SolverRun run = start(problem, SmallProblems.start(problem, seed));
            double before = run.objectiveNats();
            for (int i = 0; i < 60; i++) {
                run.step();
                double after = run.objectiveNats();
                assertThat(after)
                        .as("objective after step %d, %d phases, seed %d, %s", i, phases, seed, List.of(constraints))
                        .isLessThanOrEqualTo(
                                before + ROUNDING * problem.counts().total());
                before = after;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void objectiveIsThatOfItsFactors(long seed) {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, 3, seed));
        SolverRun run = start(problem, SmallProblems.start(problem, seed));
        for (int i = 0; i < 5; i++) {
            run.step();
            Factors factors = run.factors();
            assertThat(run.objectiveNats())
                    .isCloseTo(
                            objective(problem, factors),
                            within(ROUNDING * problem.counts().total()));
        }
    }

    /** G, W and H in quarters and integers, so that the counts are exactly G·W·H. */
    @Test
    void leavesExactDataWhereTheyAre() {
        SplittableRandom random = new SplittableRandom(8);
        DMatrixRMaj g = integers(20, 5, 3, random);
        DMatrixRMaj w = integers(5, 2, 4, random);
        CommonOps_DDRM.scale(4, w);
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(0, p, 0.25 * (1 + p % 3));
            h.set(1, p, 1 - h.get(0, p));
        }
        DMatrixRMaj x = SmallProblems.product(SmallProblems.product(g, w), h);
        CountMatrix counts = SmallProblems.counts(20, SHAPE.pixels(), (l, p) -> (int) Math.round(x.get(l, p)));
        Problem problem = accepted(new Problem(
                counts,
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                2,
                List.of(new Constraint.SimplexH()),
                List.of()));
        DMatrixRMaj start = problem.model().isPresent() ? w : SmallProblems.product(g, w);
        SolverRun run = start(problem, new Factors(start, h));
        assertThat(run.objectiveNats()).isCloseTo(0, within(ROUNDING * counts.total()));
        run.step();
        assertSame(run.factors().w(), start, FIXED_POINT);
        assertSame(run.factors().h(), h, FIXED_POINT);
    }

    @Test
    void givesTheSameBitsForAnyNumberOfThreads() {
        Problem problem =
                accepted(SmallProblems.poisson(new ImageShape(60, 70), 25, 6, 3, 9, new Constraint.SimplexH()));
        Factors start = SmallProblems.start(problem, 9);
        Factors expected = afterSteps(problem, start, Workers.single());
        for (int threads = 2; threads <= 4; threads++) {
            try (WorkerPool pool = new WorkerPool(threads)) {
                Factors factors = afterSteps(problem, start, pool);
                assertThat(factors.w().data).as("W with %d threads", threads).isEqualTo(expected.w().data);
                assertThat(factors.h().data).as("H with %d threads", threads).isEqualTo(expected.h().data);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void relabellingThePhasesRelabelsTheResult(int phases) {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, phases, 10, new Constraint.SimplexH()));
        Factors start = SmallProblems.start(problem, 10);
        Factors result = afterSteps(problem, start, Workers.single());
        Factors relabelled = afterSteps(problem, rotated(start), Workers.single());
        assertSame(relabelled.w(), rotated(result).w(), REORDERED);
        assertSame(relabelled.h(), rotated(result).h(), REORDERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void abundancesSumToOneWhereAsked(int phases) {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, phases, 11, new Constraint.SimplexH()));
        assumeTrue(problem.constraint(Constraint.SimplexH.class).isPresent(), "abundances are free here");
        Factors factors = afterSteps(problem, SmallProblems.start(problem, 11), Workers.single());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                sum += factors.h().get(k, p);
            }
            assertThat(sum).as("pixel %d", p).isCloseTo(1, within(SIMPLEX));
        }
    }

    @Test
    void constrainedRowsOfWSumToOne() {
        int[] rows = {0, 2, 3};
        Problem given = SmallProblems.poisson(SHAPE, 30, 7, 3, 12, new Constraint.SimplexW(rows));
        assumeTrue(claims(given, Constraint.SimplexW.class), "no sum over W here");
        Problem problem = accepted(given);
        Factors factors = afterSteps(problem, SmallProblems.start(problem, 12), Workers.single());
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int row : rows) {
                sum += factors.w().get(row, k);
            }
            assertThat(sum).as("phase %d", k).isCloseTo(1, within(SIMPLEX));
        }
    }

    @Test
    void fixedEntriesKeepTheirBits() {
        DMatrixRMaj w = free(7, 3);
        w.set(2, 1, 0);
        w.set(4, 0, 0.123456789);
        DMatrixRMaj h = free(3, SHAPE.pixels());
        h.set(0, 3, 0.3);
        h.set(1, 3, 0.1);
        h.set(2, 17, 0);
        h.set(0, 20, 1);
        Problem given = SmallProblems.poisson(
                SHAPE, 30, 7, 3, 13, new Constraint.SimplexH(), new Constraint.FixedW(w), new Constraint.FixedH(h));
        assumeTrue(
                claims(given, Constraint.FixedW.class) && claims(given, Constraint.FixedH.class),
                "no fixed entries here");
        Problem problem = accepted(given);
        Factors factors = afterSteps(problem, SmallProblems.start(problem, 13), Workers.single());
        assertFixed(factors.w(), w);
        assertFixed(factors.h(), h);
        for (int p : new int[] {3, 17, 20}) {
            double sum =
                    factors.h().get(0, p) + factors.h().get(1, p) + factors.h().get(2, p);
            assertThat(sum).as("pixel %d", p).isCloseTo(1, within(SIMPLEX));
        }
    }

    @Test
    void refusesByTheNamesOfSolversThatTakeTheProblem() {
        Refusals refusals = new Refusals(catalog());
        Combination.problems(SHAPE, 27)
                .forEach(problem ->
                        Refusals.of(solver(), problem).ifPresent(refused -> refusals.assertHelpful(refused, problem)));
    }

    /** Every combination is either refused or honoured in full. */
    @ParameterizedTest(name = "{0}, fixed {1}, bounds {2}, mask {3}, penalties {4}")
    @CsvSource({
        "none,false,true,false,false", "h,false,true,false,false", "w,false,true,false,false",
        "none,true,true,true,false", "h,true,true,true,false", "w,true,true,true,false",
        "none,false,false,true,true", "h,false,false,true,true", "w,false,false,true,true",
        "none,true,true,true,true", "h,true,true,true,true", "w,true,true,true,true",
        "h,true,false,false,true", "w,false,true,false,true"
    })
    void honoursEveryCombinationItClaims(String sums, boolean fixed, boolean bounds, boolean mask, boolean penalties) {
        Combination combination = new Combination(sums, fixed, bounds, mask, penalties);
        Problem given = combination.problem(SHAPE, 23);
        Optional<Problem> claimed = claimed(given);
        assumeTrue(claimed.isPresent(), "refused here");
        Problem problem = claimed.get();
        SolverRun run = start(problem, SmallProblems.start(problem, 23));
        double before = run.objectiveNats();
        for (int i = 0; i < 25; i++) {
            run.step();
            assertThat(run.objectiveNats())
                    .as("objective after step %d", i)
                    .isLessThanOrEqualTo(before + ROUNDING * (problem.counts().total() + Math.abs(before)));
            before = run.objectiveNats();
        }
        Combination.assertHonoured(problem, run.factors(), SIMPLEX);
        assertThat(run.certificate().hBoundNats()).isNotNegative();
    }

    /** Counts and W seven times as large; where W may be fixed it is, for then there is one optimum. */
    @Test
    void scalingTheCountsScalesTheResult() {
        Problem given = SmallProblems.poisson(SHAPE, 30, 7, 3, 24, new Constraint.SimplexH());
        Problem many = new Problem(
                SmallProblems.counts(30, SHAPE.pixels(), (l, p) -> 7 * count(given.counts(), l, p)),
                SHAPE,
                given.model(),
                3,
                given.constraints(),
                List.of());
        Factors start = SmallProblems.start(accepted(given), 24);
        DMatrixRMaj w = start.w().copy();
        CommonOps_DDRM.scale(7, w);
        boolean fixes = claims(with(given, new Constraint.FixedW(start.w())), Constraint.FixedW.class);
        Problem one = accepted(fixes ? with(given, new Constraint.FixedW(start.w())) : given);
        Problem seven = accepted(fixes ? with(many, new Constraint.FixedW(w)) : many);
        SolverRun few = start(one, start);
        SolverRun lots = start(seven, new Factors(w, start.h()));
        for (int i = 0; i < 40; i++) {
            few.step();
            lots.step();
        }
        DMatrixRMaj expected = few.factors().w();
        CommonOps_DDRM.scale(7, expected);
        assertSame(lots.factors().w(), expected, SCALED);
        assertSame(lots.factors().h(), few.factors().h(), SCALED);
    }

    /** At fixed W, and at fixed H, the problem is convex: a solver that never raises the objective reaches the only optimum. */
    @Test
    void reachesTheOptimumWhereTheProblemIsConvex() {
        Problem given = SmallProblems.poisson(SHAPE, 30, 7, 3, 25, new Constraint.SimplexH());
        Factors start = SmallProblems.start(given, 25);
        for (Constraint known : List.of(new Constraint.FixedW(start.w()), new Constraint.FixedH(start.h()))) {
            Problem problem = with(given, known);
            assumeTrue(claims(problem, known.getClass()), "no fixed entries here");
            SolverRun reference = SolverCatalog.defaults()
                    .create("newton")
                    .start(problem, SmallProblems.basis(problem), start, Workers.single());
            for (int i = 0; i < 40; i++) {
                reference.step();
            }
            SolverRun run = start(accepted(problem), start);
            double tolerance = CONVEX * problem.counts().total();
            for (int i = 0; i < 20_000 && run.objectiveNats() > reference.objectiveNats() + tolerance / 2; i++) {
                run.step();
            }
            assertThat(run.objectiveNats()).as("%s", known).isCloseTo(reference.objectiveNats(), within(tolerance));
        }
    }

    /**
     * Exact counts of phases that have a column of G and, somewhere, pixels each of their own: no other factorisation
     * exists (Donoho and Stodden 2003, "When does non-negative matrix factorization give a correct decomposition into
     * parts?"). The start is a third off and has no zeros.
     */
    @Test
    void recoversAUniqueFactorisation() {
        DMatrixRMaj g = new DMatrixRMaj(12, 6);
        for (int l = 0; l < 12; l++) {
            g.set(l, l / 2, 1 + l % 2);
        }
        DMatrixRMaj w = new DMatrixRMaj(
                new double[][] {{80, 0, 0}, {0, 60, 0}, {0, 0, 40}, {20, 40, 0}, {0, 20, 60}, {40, 0, 20}});
        DMatrixRMaj h = new DMatrixRMaj(3, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(p % 3, p, p < 15 ? 1 : 0.5);
            h.set((p + 1 + p % 2) % 3, p, p < 15 ? 0 : 0.5);
        }
        DMatrixRMaj d = SmallProblems.product(g, w);
        DMatrixRMaj x = SmallProblems.product(d, h);
        Problem problem = accepted(new Problem(
                SmallProblems.counts(12, SHAPE.pixels(), (l, p) -> (int) Math.round(x.get(l, p))),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                3,
                List.of(new Constraint.SimplexH()),
                List.of()));
        SplittableRandom random = new SplittableRandom(26);
        DMatrixRMaj truth = problem.model().isPresent() ? w : d;
        SolverRun run = start(problem, new Factors(disturbed(truth, 10, random), disturbed(h, 0.3, random)));
        for (int i = 0; i < 3000; i++) {
            run.step();
        }
        DMatrixRMaj found = run.factors().w();
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < found.getNumRows(); c++) {
                assertThat(found.get(c, k) / columnSum(found, k))
                        .as("row %d of phase %d", c, k)
                        .isCloseTo(truth.get(c, k) / columnSum(truth, k), within(UNIQUE));
            }
        }
    }

    @Test
    void copesWithEmptyPixelsAndChannels() {
        Problem full = SmallProblems.poisson(SHAPE, 30, 7, 3, 14, new Constraint.SimplexH());
        CountMatrix holes = SmallProblems.counts(
                30, SHAPE.pixels(), (l, p) -> p == 0 || p == 21 || l == 4 ? 0 : count(full.counts(), l, p));
        Problem problem = accepted(new Problem(holes, SHAPE, full.model(), 3, full.constraints(), List.of()));
        SolverRun run = start(problem, SmallProblems.start(problem, 14));
        for (int i = 0; i < 20; i++) {
            run.step();
        }
        assertThat(run.objectiveNats()).isFinite();
        assertThat(DoubleStream.of(run.factors().w().data)).allMatch(v -> v >= 0 && Double.isFinite(v));
        assertThat(DoubleStream.of(run.factors().h().data)).allMatch(v -> v >= 0 && Double.isFinite(v));
        assertThat(run.warnings()).anyMatch(warning -> warning.contains("2 of 40 pixels"));
    }

    /** The start is the truth but for some entries of both factors that should be large and are 0. */
    @Test
    void leavesZerosIfItSaysSo() {
        SplittableRandom random = new SplittableRandom(28);
        DMatrixRMaj g = new DMatrixRMaj(12, 6);
        for (int l = 0; l < 12; l++) {
            g.set(l, l / 2, 1);
        }
        DMatrixRMaj w = SmallProblems.uniform(6, 3, 50, 500, random);
        DMatrixRMaj h = SmallProblems.simplex(3, SHAPE.pixels(), random);
        Problem problem =
                accepted(SmallProblems.poisson(SHAPE, g, new Factors(w, h), random, new Constraint.SimplexH()));
        assumeTrue(solver().leavesZeros(problem), "zeros stay");
        Factors start = new Factors(problem.model().isPresent() ? w : SmallProblems.product(g, w), h).copy();
        for (int k = 0; k < 3; k++) {
            start.w().set(2 * k, k, 0);
            start.h().set(k, 10 * k, 0);
        }
        Factors found = afterSteps(problem, start, Workers.single());
        for (int k = 0; k < 3; k++) {
            assertThat(found.w().get(2 * k, k)).as("W of phase %d", k).isPositive();
            assertThat(found.h().get(k, 10 * k)).as("H of phase %d", k).isPositive();
        }
    }

    @Test
    void doesNotWriteToTheStart() {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, 3, 15));
        Factors start = SmallProblems.start(problem, 15);
        Factors copy = start.copy();
        afterSteps(problem, start, Workers.single());
        assertThat(start.w().data).isEqualTo(copy.w().data);
        assertThat(start.h().data).isEqualTo(copy.h().data);
    }

    @Test
    void certificateShrinks() {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, 2, 16, new Constraint.SimplexH()));
        SolverRun run = start(problem, SmallProblems.start(problem, 16));
        Certificate before = run.certificate();
        for (int i = 0; i < 300; i++) {
            run.step();
        }
        Certificate after = run.certificate();
        assertThat(after.hBoundNats()).isBetween(0.0, before.hBoundNats());
        assertThat(after.wKkt()).isBetween(0.0, before.wKkt());
    }

    @Test
    void refusesNotANumberAndNegativeEntriesOfTheStart() {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 30, 7, 3, 17));
        Factors start = SmallProblems.start(problem, 17);
        start.w().set(4, 2, Double.NaN);
        assertThatThrownBy(() -> start(problem, start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W[4,2]")
                .hasMessageContaining("NaN");
        Factors other = SmallProblems.start(problem, 17);
        other.h().set(1, 9, -0.5);
        assertThatThrownBy(() -> start(problem, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("H[1,9]")
                .hasMessageContaining("-0.5");
    }

    @Test
    void refusesMorePhasesThanColumns() {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 6, 4, 7, 18));
        assertThatThrownBy(() -> start(problem, SmallProblems.start(problem, 18)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 phases");
    }

    @Test
    void refusesCountsThatNoColumnReaches() {
        Problem given = SmallProblems.poisson(SHAPE, 30, 7, 3, 19);
        DMatrixRMaj g = SmallProblems.basis(given).orElseThrow().g().copy();
        for (int c = 0; c < 7; c++) {
            g.set(11, c, 0);
        }
        Basis basis = SmallProblems.basis(g);
        Problem problem = accepted(
                new Problem(given.counts(), SHAPE, Optional.of(SpectralModel.fixed(basis)), 3, List.of(), List.of()));
        assumeTrue(problem.model().isPresent(), "no model here");
        assertThatThrownBy(() -> start(problem, SmallProblems.start(problem, 19)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 11")
                .hasMessageContaining("pixel");
    }

    private Problem accepted(Problem problem) {
        return solver().accept(problem);
    }

    private Optional<Problem> claimed(Problem problem) {
        try {
            return Optional.of(accepted(problem));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private boolean claims(Problem problem, Class<? extends Constraint> kind) {
        try {
            return accepted(problem).constraint(kind).isPresent();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private SolverRun start(Problem problem, Factors start) {
        return solver().start(problem, SmallProblems.basis(problem).map(problem::seen), start, Workers.single());
    }

    private Factors afterSteps(Problem problem, Factors start, Workers workers) {
        SolverRun run = solver().start(problem, SmallProblems.basis(problem).map(problem::seen), start, workers);
        for (int i = 0; i < 12; i++) {
            run.step();
        }
        return run.factors();
    }

    private static Problem with(Problem problem, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(problem.constraints());
        constraints.add(constraint);
        return problem.withConstraints(constraints);
    }

    private static DMatrixRMaj disturbed(DMatrixRMaj matrix, double most, SplittableRandom random) {
        DMatrixRMaj out = matrix.copy();
        for (int i = 0; i < out.getNumElements(); i++) {
            out.data[i] = out.data[i] * (0.8 + 0.4 * random.nextDouble()) + most * (0.1 + random.nextDouble());
        }
        return out;
    }

    private static double columnSum(DMatrixRMaj matrix, int column) {
        double sum = 0;
        for (int row = 0; row < matrix.getNumRows(); row++) {
            sum += matrix.get(row, column);
        }
        return sum;
    }

    private static int count(CountMatrix counts, int channel, int pixel) {
        int[] found = new int[1];
        counts.forEach(pixel, (l, x) -> found[0] += l == channel ? x : 0);
        return found[0];
    }

    private static DMatrixRMaj integers(int rows, int columns, int largest, SplittableRandom random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = 1 + random.nextInt(largest);
        }
        return matrix;
    }

    private static DMatrixRMaj free(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.fill(matrix.data, Double.NaN);
        return matrix;
    }

    /** Phase k becomes phase k+1, the last one the first. */
    private static Factors rotated(Factors factors) {
        int phases = factors.phases();
        DMatrixRMaj w = factors.w().createLike();
        DMatrixRMaj h = factors.h().createLike();
        for (int k = 0; k < phases; k++) {
            int to = (k + 1) % phases;
            for (int c = 0; c < w.getNumRows(); c++) {
                w.set(c, to, factors.w().get(c, k));
            }
            for (int p = 0; p < h.getNumCols(); p++) {
                h.set(to, p, factors.h().get(k, p));
            }
        }
        return new Factors(w, h);
    }

    private static void assertFixed(DMatrixRMaj actual, DMatrixRMaj fixed) {
        for (int i = 0; i < fixed.getNumElements(); i++) {
            if (!Double.isNaN(fixed.data[i])) {
                assertThat(actual.data[i]).as("entry %d", i).isEqualTo(fixed.data[i]);
            }
        }
    }

    private static void assertSame(DMatrixRMaj actual, DMatrixRMaj expected, double relative) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(relative * (1 + Math.abs(expected.data[i]))));
        }
    }
}
