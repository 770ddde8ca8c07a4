package org.esmpy.solver.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalsSolverTest {
    /** Order of summation over a dozen iterations. */
    private static final double REL = 1e-9;

    private static final ImageShape SHAPE = new ImageShape(6, 7);

    /** Gillis and Glineur's equations with dense matrices, the phase with the largest spectrum first. */
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 5})
    void givesTheIteratesOfDenseUpdates(int phases) {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 20, 6, phases, 1));
        Factors start = SmallProblems.start(problem, 1);
        SolverRun run = new HalsFactory()
                .create(new HalsOptions(1))
                .start(problem, SmallProblems.basis(problem), start, Workers.single());
        DMatrixRMaj x = dense(problem.counts());
        DMatrixRMaj w = start.w().copy();
        DMatrixRMaj h = start.h().copy();
        for (int i = 0; i < 12; i++) {
            run.step();
            denseStep(x, w, h);
        }
        assertClose(run.factors().w(), w);
        assertClose(run.factors().h(), h);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boundsWhatAbundancesCanStillGain(long seed) {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 20, 6, 3, seed));
        SolverRun run = new HalsFactory()
                .createDefault()
                .start(problem, SmallProblems.basis(problem), SmallProblems.start(problem, seed), Workers.single());
        for (int i = 0; i < 20; i++) {
            run.step();
        }
        Factors here = run.factors();
        DMatrixRMaj h = here.h().copy();
        DMatrixRMaj x = dense(problem.counts());
        for (int i = 0; i < 3000; i++) {
            sweepH(x, here.w(), h);
        }
        double gained = run.objectiveNats() - halfSquares(problem.counts(), new Factors(here.w(), h));
        assertThat(gained).isPositive();
        double bound = run.certificate().hBoundNats();
        assertThat(bound).isGreaterThanOrEqualTo(gained * (1 - REL));
        for (int i = 0; i < 2000; i++) {
            run.step();
        }
        assertThat(run.certificate().hBoundNats()).isLessThan(0.1 * bound);
    }

    @Test
    void leavesOutModelConstraintsAndPenalties() {
        Problem problem = accepted(SmallProblems.poisson(SHAPE, 20, 6, 3, 4, new Constraint.SimplexH()));
        assertThat(problem.model()).isEmpty();
        assertThat(problem.constraints()).isEmpty();
    }

    @Test
    void refusesToSweepNever() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HalsOptions(0))
                .withMessageContaining("at least 1")
                .withMessageContaining("0");
    }

    /** {@code ½‖X − WH‖²}, entry by entry. */
    static double halfSquares(CountMatrix counts, Factors factors) {
        DMatrixRMaj difference = dense(counts);
        CommonOps_DDRM.subtract(SmallProblems.product(factors.w(), factors.h()), difference, difference);
        return Arrays.stream(difference.getData()).map(v -> v * v / 2).sum();
    }

    private static Problem accepted(Problem problem) {
        return new HalsFactory().createDefault().accept(problem);
    }

    private static void denseStep(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h) {
        int[] order = sweepH(x, w, h);
        for (int k : order) {
            for (int l = 0; l < w.getNumRows(); l++) {
                double slope = 0;
                double square = 0;
                for (int p = 0; p < h.getNumCols(); p++) {
                    slope += residual(x, w, h, l, p) * h.get(k, p);
                    square += h.get(k, p) * h.get(k, p);
                }
                w.set(l, k, Math.max(0, w.get(l, k) + slope / square));
            }
        }
    }

    private static int[] sweepH(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h) {
        Integer[] order = new Integer[w.getNumCols()];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(square(w, b), square(w, a)));
        for (int k : order) {
            for (int p = 0; p < h.getNumCols(); p++) {
                double slope = 0;
                for (int l = 0; l < w.getNumRows(); l++) {
                    slope += residual(x, w, h, l, p) * w.get(l, k);
                }
                h.set(k, p, Math.max(0, h.get(k, p) + slope / square(w, k)));
            }
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static double residual(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h, int l, int p) {
        double rate = 0;
        for (int k = 0; k < w.getNumCols(); k++) {
            rate += w.get(l, k) * h.get(k, p);
        }
        return x.get(l, p) - rate;
    }

    private static double square(DMatrixRMaj w, int k) {
        double sum = 0;
        for (int l = 0; l < w.getNumRows(); l++) {
            sum += w.get(l, k) * w.get(l, k);
        }
        return sum;
    }

    private static DMatrixRMaj dense(CountMatrix counts) {
        DMatrixRMaj x = new DMatrixRMaj(counts.channels(), counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            int pixel = p;
            counts.forEach(p, (l, count) -> x.set(l, pixel, count));
        }
        return x;
    }

    private static void assertClose(DMatrixRMaj actual, DMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(REL * (1e-3 + Math.abs(expected.data[i]))));
        }
    }
}
