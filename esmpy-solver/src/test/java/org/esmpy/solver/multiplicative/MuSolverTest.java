package org.esmpy.solver.multiplicative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Oracle;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuSolverTest {
    /** Order of summation over a dozen iterations. */
    private static final double REL = 1e-10;

    /** Rounding of the objective, nats per count. */
    private static final double ROUNDING = 1e-12;

    private static final ImageShape SHAPE = new ImageShape(6, 7);

    private final Solver solver = new MuFactory().createDefault();

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void givesTheIteratesOfDenseUpdates(int phases) {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, phases, 1);
        Factors start = SmallProblems.start(problem, 1);
        SolverRun run = start(problem, start);
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
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neverRaisesThePenalisedObjective(long seed) {
        List<Constraint> simplex = List.of(new Constraint.SimplexH());
        for (List<Constraint> constraints : List.of(new ArrayList<Constraint>(), simplex)) {
            Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, seed)
                    .withConstraints(constraints)
                    .withRegularizers(List.of(
                            new Regularizer.LaplacianH(Math.pow(10, seed - 4)),
                            new Regularizer.TotalVariationH(Math.pow(10, seed - 5), 0.05),
                            new Regularizer.LogSparsityH(0.01, 0.05),
                            new Regularizer.LogSparsityW(1e-3, 0.05)));
            SolverRun run = start(problem, SmallProblems.start(problem, seed));
            double before = run.objectiveNats();
            for (int i = 0; i < 100; i++) {
                run.step();
                assertThat(run.objectiveNats())
                        .as("seed %d, step %d, %s", seed, i, constraints)
                        .isLessThanOrEqualTo(
                                before + ROUNDING * (problem.counts().total() + Math.abs(before)));
                before = run.objectiveNats();
            }
        }
    }

    /** At fixed W the problem is convex, so what is gained after many steps is all there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boundsWhatAbundancesCanStillGain(long seed) {
        for (boolean simplex : new boolean[] {true, false}) {
            for (boolean smooth : new boolean[] {true, false}) {
                Problem base = SmallProblems.poisson(SHAPE, 25, 8, 3, seed);
                Factors start = SmallProblems.start(base, seed);
                List<Constraint> constraints = new ArrayList<>(List.of(new Constraint.FixedW(start.w())));
                DMatrixRMaj fixed = start.h().copy();
                for (int i = 0; i < fixed.getNumElements(); i++) {
                    fixed.data[i] = i % 11 == 0 ? fixed.data[i] : Double.NaN;
                }
                constraints.add(new Constraint.FixedH(fixed));
                if (simplex) {
                    constraints.add(new Constraint.SimplexH());
                }
                Problem problem = base.withConstraints(constraints)
                        .withRegularizers(smooth ? List.of(new Regularizer.LaplacianH(0.5)) : List.of());
                SolverRun run = start(problem, start);
                double before = run.objectiveNats();
                Certificate certificate = run.certificate();
                for (int i = 0; i < 2000; i++) {
                    run.step();
                }
                double gained = before - run.objectiveNats();
                assertThat(certificate.hBoundNats())
                        .as("simplex %s, smooth %s, seed %d", simplex, smooth, seed)
                        .isGreaterThanOrEqualTo(gained);
                assertThat(run.certificate().hBoundNats()).isLessThan(0.05 * certificate.hBoundNats());
                assertThat(certificate.wKkt()).isZero();
            }
        }
    }

    @Test
    void residualIsThatOfTheGradientOfEspm() {
        Oracle oracle = new Oracle("espm-updates.csv");
        DMatrixRMaj x = oracle.get("X");
        Problem problem = new Problem(
                SmallProblems.counts(12, 20, (l, p) -> (int) x.get(l, p)),
                new ImageShape(4, 5),
                Optional.of(SpectralModel.fixed(SmallProblems.basis(oracle.get("G")))),
                3,
                List.of(),
                List.of());
        DMatrixRMaj w = oracle.get("W");
        DMatrixRMaj gradient = oracle.get("gradW");
        double worst = 0;
        for (int i = 0; i < w.getNumElements(); i++) {
            worst = Math.max(worst, Math.abs(w.data[i] * gradient.data[i]));
        }
        assertThat(start(problem, new Factors(w, oracle.get("H"))).certificate().wKkt())
                .isCloseTo(worst, within(REL * worst));
    }

    @Test
    void refusesSumsOverBothFactors() {
        Problem problem =
                SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexH(), new Constraint.SimplexW(0, 1));
        assertThatThrownBy(() -> solver.accept(problem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drop SimplexW or SimplexH");
    }

    @Test
    void refusesFixedAbundancesThatSumToMoreThanOne() {
        DMatrixRMaj h = new DMatrixRMaj(3, SHAPE.pixels());
        Arrays.fill(h.data, Double.NaN);
        h.set(0, 5, 0.7);
        h.set(1, 5, 0.4);
        Problem problem =
                SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexH(), new Constraint.FixedH(h));
        assertThatThrownBy(() -> start(problem, SmallProblems.start(problem, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pixel 5")
                .hasMessageContaining("1.1");
    }

    @Test
    void refusesFixedZerosThatLeaveCountsUnexplained() {
        DMatrixRMaj h = new DMatrixRMaj(3, SHAPE.pixels());
        Arrays.fill(h.data, Double.NaN);
        for (int k = 0; k < 3; k++) {
            h.set(k, 4, 0);
        }
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.FixedH(h));
        assertThatThrownBy(() -> start(problem, SmallProblems.start(problem, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pixel 4");
    }

    @Test
    void refusesFixedEntriesThatAreNegative() {
        DMatrixRMaj w = new DMatrixRMaj(8, 3);
        w.set(2, 1, -0.5);
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.FixedW(w));
        assertThatThrownBy(() -> start(problem, SmallProblems.start(problem, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W[2,1] is -0.5");
    }

    @Test
    void plainNmfDropsTheModel() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexH());
        Problem plain = new NmfFactory().createDefault().accept(problem);
        assertThat(plain.model()).isEmpty();
        assertThat(plain.constraints()).isEmpty();
    }

    @Test
    void saysThatAPhaseHasCollapsed() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 2, 3);
        Factors start = SmallProblems.start(problem, 3);
        for (int c = 0; c < 8; c++) {
            start.w().set(c, 1, 1e-12);
        }
        assertThat(start(problem, start).warnings())
                .containsExactly("phase_2 has collapsed: it explains less than one count");
    }

    private SolverRun start(Problem problem, Factors start) {
        return solver.start(solver.accept(problem), SmallProblems.basis(problem), start, Workers.single());
    }

    /** H ← H∘DᵀR/Dᵀ1, then W ← W∘GᵀRHᵀ/(Gᵀ1·(H1)ᵀ), with dense matrices. */
    private static void denseStep(Problem problem, DMatrixRMaj g, DMatrixRMaj w, DMatrixRMaj h) {
        DMatrixRMaj d = SmallProblems.product(g, w);
        DMatrixRMaj ratios = ratios(problem, d, h);
        for (int k = 0; k < h.getNumRows(); k++) {
            for (int p = 0; p < h.getNumCols(); p++) {
                double numerator = 0;
                double denominator = 0;
                for (int l = 0; l < d.getNumRows(); l++) {
                    numerator += d.get(l, k) * ratios.get(l, p);
                    denominator += d.get(l, k);
                }
                h.set(k, p, h.get(k, p) * numerator / denominator);
            }
        }
        ratios = ratios(problem, d, h);
        for (int c = 0; c < w.getNumRows(); c++) {
            for (int k = 0; k < w.getNumCols(); k++) {
                double numerator = 0;
                double denominator = 0;
                for (int l = 0; l < g.getNumRows(); l++) {
                    for (int p = 0; p < h.getNumCols(); p++) {
                        numerator += g.get(l, c) * ratios.get(l, p) * h.get(k, p);
                        denominator += g.get(l, c) * h.get(k, p);
                    }
                }
                w.set(c, k, w.get(c, k) * numerator / denominator);
            }
        }
    }

    private static DMatrixRMaj ratios(Problem problem, DMatrixRMaj d, DMatrixRMaj h) {
        DMatrixRMaj rates = SmallProblems.product(d, h);
        DMatrixRMaj ratios = rates.createLike();
        for (int p = 0; p < h.getNumCols(); p++) {
            int pixel = p;
            problem.counts().forEach(p, (l, x) -> ratios.set(l, pixel, x / rates.get(l, pixel)));
        }
        return ratios;
    }

    private static void assertClose(DMatrixRMaj actual, DMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(REL * (1e-3 + Math.abs(expected.data[i]))));
        }
    }
}
