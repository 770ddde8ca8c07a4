package org.esmpy.solver.initialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The algorithm as published and as scikit-learn has it, on the dense matrix; of nine rows the randomised decomposition is
 * exact.
 */
class NndsvdTest {
    private static final int CHANNELS = 9;
    private static final int PHASES = 3;
    private static final ImageShape SHAPE = new ImageShape(4, 6);

    /** Rounding of singular vectors. */
    private static final double REL = 1e-8;

    /** Share of a mean pixel's counts that is spread over W, so that none of its entries is 0. */
    private static final double FLOOR = 1e-3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsTheZeros(long seed) {
        Problem problem = problem(seed);
        Factors start = start(new NndsvdInitializer(), problem, seed);
        for (int k = 0; k < PHASES; k++) {
            assertSame(outer(start, k), published(problem.counts(), k, 0, 0));
        }
        assertThat(DoubleStream.of(start.h().data)).contains(0.0);
        assertThat(DoubleStream.of(start.w().data)).contains(0.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void replacesTheZerosByTheMean(long seed) {
        Problem problem = problem(seed);
        Factors start = start(new NndsvdaInitializer(), problem, seed);
        double mean = (double) problem.counts().total() / (CHANNELS * SHAPE.pixels());
        for (int k = 0; k < PHASES; k++) {
            assertSame(outer(start, k), published(problem.counts(), k, mean, FLOOR));
        }
    }

    /** Small next to the mean, as in the variant ar, and nowhere 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fillsTheZerosAtRandom(long seed) {
        Problem problem = problem(seed);
        Factors kept = start(new NndsvdInitializer(), problem, seed);
        Factors filled = start(new NndsvdarInitializer(), problem, seed);
        double most = 0.05 * DoubleStream.of(filled.h().data).average().orElseThrow() * PHASES;
        for (int i = 0; i < kept.h().getNumElements(); i++) {
            assertThat(filled.h().data[i] - kept.h().data[i]).isPositive().isLessThan(most);
        }
    }

    private static Problem problem(long seed) {
        return SmallProblems.poisson(SHAPE, CHANNELS, 7, PHASES, seed).withoutModel();
    }

    private static Factors start(Initializer initializer, Problem problem, long seed) {
        return initializer.initialize(problem, SmallProblems.basis(problem), new SplittableRandom(seed));
    }

    /** Spectrum times abundances of a phase, which no scale between the two changes. */
    private static DMatrixRMaj outer(Factors factors, int k) {
        return SmallProblems.product(
                CommonOps_DDRM.extractColumn(factors.w(), k, null), CommonOps_DDRM.extractRow(factors.h(), k, null));
    }

    /** {@code √(σm)·u/‖u‖} and {@code √(σm)·v/‖v‖} with {@code m = ‖u‖‖v‖}, zeros replaced; the floor is ours. */
    private static DMatrixRMaj published(CountMatrix counts, int k, double fill, double floor) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(CHANNELS, SHAPE.pixels(), true, true, true);
        assertThat(svd.decompose(dense(counts))).isTrue();
        DMatrixRMaj left = svd.getU(null, false);
        DMatrixRMaj right = svd.getV(null, false);
        SingularOps_DDRM.descendingOrder(left, false, svd.getSingularValues(), CHANNELS, right, false);
        double[] u = positive(left, k, 1);
        double[] v = positive(right, k, 1);
        if (length(u) * length(v) < length(positive(left, k, -1)) * length(positive(right, k, -1))) {
            u = positive(left, k, -1);
            v = positive(right, k, -1);
        }
        double both = Math.sqrt(svd.getSingularValues()[k] * length(u) * length(v));
        double[] w = filled(u, both / length(u), fill);
        double[] h = filled(v, both / length(v), fill);
        double least = floor * DoubleStream.of(w).sum() / CHANNELS;
        DMatrixRMaj product = new DMatrixRMaj(CHANNELS, SHAPE.pixels());
        for (int l = 0; l < CHANNELS; l++) {
            for (int p = 0; p < SHAPE.pixels(); p++) {
                product.set(l, p, (w[l] + least) * h[p]);
            }
        }
        return product;
    }

    private static DMatrixRMaj dense(CountMatrix counts) {
        DMatrixRMaj x = new DMatrixRMaj(counts.channels(), counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            int pixel = p;
            counts.forEach(p, (channel, count) -> x.set(channel, pixel, count));
        }
        return x;
    }

    private static double[] positive(DMatrixRMaj vectors, int k, int sign) {
        return IntStream.range(0, vectors.getNumRows())
                .mapToDouble(i -> Math.max(0, sign * vectors.get(i, k)))
                .toArray();
    }

    private static double length(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
    }

    private static double[] filled(double[] values, double factor, double fill) {
        return DoubleStream.of(values)
                .map(value -> value == 0 ? fill : factor * value)
                .toArray();
    }

    private static void assertSame(DMatrixRMaj actual, DMatrixRMaj expected) {
        double largest = CommonOps_DDRM.elementMaxAbs(expected);
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i]).as("entry %d", i).isCloseTo(expected.data[i], within(REL * largest));
        }
    }
}
