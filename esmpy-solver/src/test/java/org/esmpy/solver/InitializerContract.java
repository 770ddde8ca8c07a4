package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Initializer} promises. A plug-in's test extends it and says which initializer. */
public abstract class InitializerContract {
    private static final double SIMPLEX = 1e-12;

    /** A start that explains fewer or more counts than this share of those there are is badly scaled. */
    private static final double SCALE = 5;

    private static final ImageShape SHAPE = new ImageShape(20, 24);

    /** The initializer under examination. */
    protected abstract Initializer initializer();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void isPositiveAndOfTheRightShapeAndScaleWithAModel(int phases) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, phases, 1);
        assertUsable(problem, start(problem, 1), 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void isPositiveAndOfTheRightShapeAndScaleWithoutAModel(int phases) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, phases, 2).withoutModel();
        assertUsable(problem, start(problem, 2), 30);
    }

    @Test
    void abundancesSumToOneWhereAsked() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 3, new Constraint.SimplexH());
        Factors start = start(problem, 3);
        assertUsable(problem, start, 7);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double sum = start.h().get(0, p) + start.h().get(1, p) + start.h().get(2, p);
            assertThat(sum).as("pixel %d", p).isCloseTo(1, within(SIMPLEX));
        }
    }

    @Test
    void constrainedRowsOfWSumToOneWhereAsked() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 2, 4, new Constraint.SimplexW(0, 1, 4));
        Factors start = start(problem, 4);
        assertUsable(problem, start, 7);
        for (int k = 0; k < 2; k++) {
            double sum = start.w().get(0, k) + start.w().get(1, k) + start.w().get(4, k);
            assertThat(sum).as("phase %d", k).isCloseTo(1, within(SIMPLEX));
        }
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 5);
        assertThat(start(problem, 7).w().data).isEqualTo(start(problem, 7).w().data);
        assertThat(start(problem, 7).h().data).isEqualTo(start(problem, 7).h().data);
    }

    @Test
    void copesWithEmptyPixelsAndChannelsAndASingleCount() {
        for (Optional<Integer> only : List.of(Optional.of(7), Optional.<Integer>empty())) {
            Problem full = SmallProblems.poisson(SHAPE, 30, 7, 3, 6, new Constraint.SimplexH());
            Problem sparse = new Problem(
                    SmallProblems.counts(
                            30,
                            SHAPE.pixels(),
                            (l, p) -> only.isPresent() ? (p == only.get() && l == 3 ? 1 : 0) : (l + p) % 17 / 16),
                    SHAPE,
                    full.model(),
                    3,
                    full.constraints(),
                    List.of());
            for (Problem each : List.of(sparse, sparse.withoutModel())) {
                assertPositive(start(each, 8));
                assertExplains(each, start(each, 8));
            }
        }
    }

    @Test
    void phasesDiffer() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 9);
        DMatrixRMaj w = start(problem, 9).w();
        assertThat(w.get(0, 0) / w.get(1, 0)).isNotEqualTo(w.get(0, 1) / w.get(1, 1));
        assertThat(w.get(0, 1) / w.get(1, 1)).isNotEqualTo(w.get(0, 2) / w.get(1, 2));
    }

    private Factors start(Problem problem, long seed) {
        return initializer().initialize(problem, SmallProblems.basis(problem), new SplittableRandom(seed));
    }

    private void assertUsable(Problem problem, Factors start, int rows) {
        assertThat(start.w().getNumRows()).isEqualTo(rows);
        assertThat(start.w().getNumCols()).isEqualTo(problem.phases());
        assertThat(start.h().getNumRows()).isEqualTo(problem.phases());
        assertThat(start.h().getNumCols()).isEqualTo(problem.counts().pixels());
        assertPositive(start);
        assertExplains(problem, start);
        DMatrixRMaj rates = SmallProblems.product(SmallProblems.spectra(problem, start.w()), start.h());
        double total = problem.counts().total();
        assertThat(CommonOps_DDRM.elementSum(rates)).isBetween(total / SCALE, total * SCALE);
    }

    /** No entry is 0, or if some may be, each phase and pixel has entries that are not. */
    private void assertPositive(Factors start) {
        for (DMatrixRMaj matrix : List.of(start.w(), start.h())) {
            assertThat(DoubleStream.of(matrix.data)).allMatch(v -> v >= 0 && Double.isFinite(v));
            assertThat(initializer().mayHoldZeros()
                            || DoubleStream.of(matrix.data).allMatch(v -> v > 0))
                    .as("whether all entries are positive")
                    .isTrue();
        }
        for (int k = 0; k < start.phases(); k++) {
            int phase = k;
            assertThat(IntStream.range(0, start.w().getNumRows())
                                    .anyMatch(c -> start.w().get(c, phase) > 0)
                            && IntStream.range(0, start.h().getNumCols())
                                    .anyMatch(p -> start.h().get(phase, p) > 0))
                    .as("whether phase %d has something of W and H", k)
                    .isTrue();
        }
    }

    /** Every count has a positive rate at the start, also where entries are 0. */
    private static void assertExplains(Problem problem, Factors start) {
        assertThat(SmallProblems.divergence(problem.counts(), SmallProblems.spectra(problem, start.w()), start.h()))
                .isFinite();
    }
}
