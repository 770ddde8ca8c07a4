package org.esmpy.solver.multiplicative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmSolverTest {
    /** Order of summation over a dozen iterations. */
    private static final double REL = 1e-10;

    /** Rounding of the objective, nats per count. */
    private static final double ROUNDING = 1e-12;

    /** What monotone solvers may differ by where the problem is convex, nats per count. */
    private static final double CONVEX = 1e-6;

    private static final ImageShape SHAPE = new ImageShape(6, 7);

    private final Solver em = new EmFactory().createDefault();
    private final Solver squarem = new SquaremFactory().createDefault();

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void givesTheIteratesOfDenseUpdates(int phases) {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, phases, 1);
        Factors start = SmallProblems.start(problem, 1);
        SolverRun run = start(em, problem, start);
        DMatrixRMaj g = SmallProblems.basis(problem).orElseThrow().g();
        DMatrixRMaj w = start.w().copy();
        DMatrixRMaj h = start.h().copy();
        for (int i = 0; i < 12; i++) {
            run.step();
            denseStep(problem, g, w, h);
        }
        assertClose(run.factors().w(), w);
        assertClose(run.factors().h(), h);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void acceleratedFallsFaster(long seed) {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, seed, new Constraint.SimplexH());
        Factors start = SmallProblems.start(problem, seed);
        SolverRun plain = start(em, problem, start);
        SolverRun accelerated = start(squarem, problem, start);
        for (int i = 0; i < 50; i++) {
            accelerated.step();
        }
        for (int i = 0; i < 150; i++) {
            plain.step();
        }
        assertThat(accelerated.objectiveNats()).as("seed %d", seed).isLessThan(plain.objectiveNats());
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 5})
    void reachTheOptimumOfTheAbundances(int phases) {
        Problem given = SmallProblems.poisson(SHAPE, 25, 8, phases, 4, new Constraint.SimplexH());
        Factors start = SmallProblems.start(given, 4);
        Problem problem = given.withConstraints(List.of(new Constraint.SimplexH(), new Constraint.FixedW(start.w())));
        SolverRun plain = start(em, problem, start);
        SolverRun accelerated = start(squarem, problem, start);
        for (int i = 0; i < 3000; i++) {
            accelerated.step();
        }
        for (int i = 0; i < 20_000; i++) {
            plain.step();
        }
        double counts = problem.counts().total();
        assertThat(accelerated.objectiveNats()).isCloseTo(plain.objectiveNats(), within(CONVEX * counts));
        assertThat(accelerated.factors().w().data).isEqualTo(start.w().data);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverRaiseTheObjectiveWithLogSparsity(long seed) {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, seed, new Constraint.SimplexH())
                .withRegularizers(
                        List.of(new Regularizer.LogSparsityH(0.01, 0.05), new Regularizer.LogSparsityW(1e-3, 0.05)));
        for (Solver solver : List.of(em, squarem)) {
            SolverRun run = start(solver, problem, SmallProblems.start(problem, seed));
            double before = run.objectiveNats();
            for (int i = 0; i < 200; i++) {
                run.step();
                assertThat(run.objectiveNats())
                        .as("%s, seed %d, step %d", solver.id(), seed, i)
                        .isLessThanOrEqualTo(
                                before + ROUNDING * (problem.counts().total() + Math.abs(before)));
                before = run.objectiveNats();
            }
        }
    }

    @Test
    void acceleratePlainFactorisation() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 5).withoutModel();
        SolverRun run = start(squarem, problem, SmallProblems.start(problem, 5));
        double before = run.objectiveNats();
        for (int i = 0; i < 50; i++) {
            run.step();
        }
        assertThat(run.objectiveNats()).isLessThan(before);
        assertThat(run.factors().w().getNumRows()).isEqualTo(25);
    }

    @Test
    void refuseToSmoothAndNameASolverThatCan() {
        Problem problem =
                SmallProblems.poisson(SHAPE, 25, 8, 3, 6).withRegularizers(List.of(new Regularizer.LaplacianH(0.1)));
        for (Solver solver : List.of(em, squarem)) {
            assertThatThrownBy(() -> solver.accept(problem))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(solver.id())
                    .hasMessageContaining("use newton, bcd or mu");
        }
    }

    private static SolverRun start(Solver solver, Problem problem, Factors start) {
        return solver.start(solver.accept(problem), SmallProblems.basis(problem), start, Workers.single());
    }

    /** {@code H ← H∘DᵀR/s} and {@code W ← W∘GᵀRHᵀ/(Gᵀ1·(H1)ᵀ)} with R and the numerators at the old factors. */
    private static void denseStep(Problem problem, DMatrixRMaj g, DMatrixRMaj w, DMatrixRMaj h) {
        DMatrixRMaj d = SmallProblems.product(g, w);
        DMatrixRMaj y = SmallProblems.product(d, h);
        DMatrixRMaj newH = h.createLike();
        DMatrixRMaj numerator = w.createLike();
        for (int p = 0; p < h.getNumCols(); p++) {
            int pixel = p;
            problem.counts().forEach(p, (l, x) -> {
                double ratio = x / y.get(l, pixel);
                for (int k = 0; k < w.getNumCols(); k++) {
                    newH.add(k, pixel, h.get(k, pixel) * d.get(l, k) * ratio);
                    for (int c = 0; c < w.getNumRows(); c++) {
                        numerator.add(c, k, g.get(l, c) * ratio * h.get(k, pixel));
                    }
                }
            });
        }
        for (int k = 0; k < w.getNumCols(); k++) {
            double spectrum = 0;
            for (int l = 0; l < d.getNumRows(); l++) {
                spectrum += d.get(l, k);
            }
            double abundance = 0;
            for (int p = 0; p < h.getNumCols(); p++) {
                h.set(k, p, newH.get(k, p) / spectrum);
                abundance += h.get(k, p);
            }
            for (int c = 0; c < w.getNumRows(); c++) {
                double column = 0;
                for (int l = 0; l < g.getNumRows(); l++) {
                    column += g.get(l, c);
                }
                w.set(c, k, w.get(c, k) * numerator.get(c, k) / (column * abundance));
            }
        }
    }

    private static void assertClose(DMatrixRMaj actual, DMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(REL * Math.abs(expected.data[i])));
        }
    }
}
