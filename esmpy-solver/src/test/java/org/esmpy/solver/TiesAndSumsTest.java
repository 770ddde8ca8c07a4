package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.initialize.NumberedInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns in fixed proportions, and abundances with a sum of their own in every pixel. */
class TiesAndSumsTest {
    private static final ImageShape SHAPE = new ImageShape(8, 7);
    private static final int COLUMNS = 6;
    private static final int PHASES = 3;

    /** Rounding of sums over a pixel's abundances, and of products with proportions. */
    private static final double ROUNDING = 1e-12;

    /** Nats between two fits that are both certified to this. */
    private static final double CERTIFIED_NATS = 1e-3;

    /** Seed of a start from which both fits go to the same one of several minima. */
    private static final long SAME_MINIMUM = 5;

    private final Problem problem = SmallProblems.poisson(SHAPE, 30, COLUMNS, PHASES, 3, new Constraint.SimplexH());

    /** Two columns in proportion 2 : 1 are one column that is the sum of both. */
    @ParameterizedTest
    @ValueSource(strings = {"newton", "bcd"})
    void tiedColumnsAreOneColumn(String solver) {
        DMatrixRMaj g = SmallProblems.basis(problem).orElseThrow().g();
        DMatrixRMaj joined = new DMatrixRMaj(g.getNumRows(), COLUMNS - 1);
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < COLUMNS - 1; c++) {
                joined.set(l, c, c == 1 ? 2 * g.get(l, 1) + g.get(l, COLUMNS - 1) : g.get(l, c));
            }
        }
        Factors start = SmallProblems.start(problem, SAME_MINIMUM);
        DMatrixRMaj fewer = new DMatrixRMaj(COLUMNS - 1, PHASES);
        System.arraycopy(start.w().data, 0, fewer.data, 0, fewer.data.length);
        double[] sums = SmallProblems.basis(problem).orElseThrow().columnSums();
        for (int k = 0; k < PHASES; k++) {
            double counts = sums[1] * start.w().get(1, k)
                    + sums[COLUMNS - 1] * start.w().get(COLUMNS - 1, k);
            fewer.set(1, k, counts / (2 * sums[1] + sums[COLUMNS - 1]));
        }
        Problem merged = new Problem(
                problem.counts(),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(joined))),
                PHASES,
                problem.constraints(),
                List.of());
        FitResult expected = fit(solver, merged, new Factors(fewer, start.h()));
        FitResult tied = fit(solver, with(new Constraint.TiedW(everyPhase(Map.of(1, 2.0, COLUMNS - 1, 1.0)))), start);
        assertThat(tied.objectiveNats()).isCloseTo(expected.objectiveNats(), within(CERTIFIED_NATS));
        DMatrixRMaj w = tied.factors().w();
        for (int k = 0; k < PHASES; k++) {
            assertThat(w.get(1, k)).isCloseTo(2 * w.get(COLUMNS - 1, k), within(ROUNDING * (1 + w.get(1, k))));
        }
    }

    /** What is known differs between phases: proportions, absences, a whole spectrum. */
    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void everySolverKeepsProportionsAndNeverRises(String solver) {
        WeightSpace space = different();
        Problem tied = with(new Constraint.TiedW(space));
        SolverRun run = start(solver, tied, SmallProblems.start(problem, 5));
        double before = run.objectiveNats();
        double first = before;
        for (int step = 0; step < 30; step++) {
            run.step();
            assertThat(run.objectiveNats()).as("step %d", step).isLessThanOrEqualTo(before + ROUNDING * before);
            before = run.objectiveNats();
        }
        assertThat(before).isLessThan(first);
        for (int k = 0; k < PHASES; k++) {
            assertThat(space.allowsMixing(run.factors().w(), k, k))
                    .as("phase %d", k)
                    .isTrue();
        }
    }

    @Test
    void newtonEndsBelowMultiplicativeUpdatesAndCertifiesIt() {
        Problem tied = with(new Constraint.TiedW(different()));
        Factors start = SmallProblems.start(problem, 6);
        FitResult newton = fit("newton", tied, start);
        SolverRun em = start("em", tied, newton.factors());
        double optimum = em.objectiveNats();
        for (int step = 0; step < 200; step++) {
            em.step();
        }
        assertThat(em.objectiveNats()).isGreaterThan(optimum - CERTIFIED_NATS);
        assertThat(newton.certificate().wKkt()).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void abundancesHaveTheSumsThatAreAsked(String solver) {
        double[] sums = new SplittableRandom(7).doubles(SHAPE.pixels(), 0.2, 2).toArray();
        Problem summing = problem.withConstraints(List.of(new Constraint.SimplexH(sums)));
        DMatrixRMaj h = run(solver, summing, 25).factors().h();
        for (int p = 0; p < sums.length; p++) {
            double sum = 0;
            for (int k = 0; k < PHASES; k++) {
                sum += h.get(k, p);
            }
            assertThat(sum).as("pixel %d", p).isCloseTo(sums[p], within(ROUNDING));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void sumsOfOneChangeNoBit(String solver) {
        double[] ones = new double[SHAPE.pixels()];
        Arrays.fill(ones, 1);
        Problem summing = problem.withConstraints(List.of(new Constraint.SimplexH(ones)));
        assertThat(run(solver, summing, 10).factors().w().data)
                .containsExactly(run(solver, problem, 10).factors().w().data);
    }

    /** Penalties are those of shares: sums three times as large with W a third of it are the same fit. */
    @Test
    void penaltiesAreThoseOfSharesOfTheSum() {
        double[] threes = new double[SHAPE.pixels()];
        Arrays.fill(threes, 3);
        List<Regularizer> penalties =
                List.of(new Regularizer.TotalVariationH(0.05, 0.1), new Regularizer.LogSparsityH(0.01, 0.05));
        Factors start = SmallProblems.start(problem, 8);
        DMatrixRMaj third = start.w().copy();
        IntStream.range(0, third.getNumElements()).forEach(i -> third.data[i] /= 3);
        SolverRun ones = start("newton", problem.withRegularizers(penalties), start);
        SolverRun large = start(
                "newton",
                problem.withConstraints(List.of(new Constraint.SimplexH(threes)))
                        .withRegularizers(penalties),
                new Factors(third, start.h()));
        for (int step = 0; step < 5; step++) {
            ones.step();
            large.step();
        }
        assertThat(large.objectiveNats()).isCloseTo(ones.objectiveNats(), within(1e-6 * ones.objectiveNats()));
    }

    @Test
    void phasesTakeTheNumberWhosePatternSuitsThem() {
        WeightSpace space = new WeightSpace(List.of(
                WeightPattern.free(COLUMNS),
                WeightPattern.multipleOf(new double[] {0, 0, 0, 0, 1, 1}),
                WeightPattern.free(COLUMNS)));
        DMatrixRMaj w = SmallProblems.uniform(COLUMNS, PHASES, 0.5, 1, new SplittableRandom(9));
        for (int c = 0; c < COLUMNS; c++) {
            w.set(c, 0, c < 4 ? 0.01 : 1);
        }
        Factors proposed = new Factors(w, SmallProblems.start(problem, 9).h());
        Initializer given = new Initializer() {
            @Override
            public String id() {
                return "given";
            }

            @Override
            public Factors initialize(Problem any, Optional<Basis> basis, java.util.random.RandomGenerator random) {
                return proposed;
            }
        };
        Factors numbered = new NumberedInitializer(given)
                .initialize(with(new Constraint.TiedW(space)), SmallProblems.basis(problem), new SplittableRandom(1));
        assertThat(numbered.w().get(5, 1)).isEqualTo(1);
        assertThat(numbered.w().get(0, 1)).isEqualTo(0.01);
    }

    @Test
    void refusesWhatContradicts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Constraint.SimplexH(1, -2))
                .withMessageContainingAll("pixel 1", "-2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.withConstraints(List.of(new Constraint.SimplexH(1, 2))))
                .withMessageContainingAll("2 pixels", "56");
        DMatrixRMaj fixed = new DMatrixRMaj(COLUMNS, PHASES);
        Problem both =
                problem.withConstraints(List.of(new Constraint.TiedW(different()), new Constraint.FixedW(fixed)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solver("newton").accept(both))
                .withMessageContainingAll("TiedW", "FixedW", "drop");
        Problem other = with(new Constraint.TiedW(WeightSpace.free(COLUMNS, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start("em", other, SmallProblems.start(problem, 1)))
                .withMessageContainingAll("2 phases", "6 x 3");
    }

    private static WeightSpace everyPhase(Map<Integer, Double> amounts) {
        WeightPattern pattern = WeightPattern.free(COLUMNS).tied(amounts);
        return new WeightSpace(List.of(pattern, pattern, pattern));
    }

    private static WeightSpace different() {
        return new WeightSpace(List.of(
                WeightPattern.free(COLUMNS).tied(Map.of(0, 1.0, 3, 0.5, 4, 2.0)),
                WeightPattern.free(COLUMNS).without(2).tied(Map.of(0, 1.0, 1, 1.0)),
                WeightPattern.multipleOf(new double[] {0.1, 0.2, 0.3, 0.1, 0.2, 0.1})));
    }

    private Problem with(Constraint constraint) {
        return problem.withConstraints(List.of(new Constraint.SimplexH(), constraint));
    }

    private static Solver solver(String id) {
        return SolverCatalog.defaults().create(id);
    }

    private static SolverRun start(String solver, Problem problem, Factors start) {
        Problem accepted = solver(solver).accept(problem);
        return solver(solver).start(accepted, SmallProblems.basis(accepted), start, Workers.single());
    }

    private static SolverRun run(String solver, Problem problem, int steps) {
        SolverRun run = start(solver, problem, SmallProblems.start(problem, 10));
        for (int step = 0; step < steps; step++) {
            run.step();
        }
        return run;
    }

    private static FitResult fit(String solver, Problem problem, Factors start) {
        return Fit.of(problem, solver(solver))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(CERTIFIED_NATS / 10), StoppingRules.iterations(400)))
                .run();
    }
}
