package org.esmpy.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;

/** Seeded problems of a few pixels and channels for tests. */
public final class SmallProblems {
    private SmallProblems() {}

    /** G with nameless columns. */
    public static Basis basis(DMatrixRMaj g) {
        List<BasisColumn> columns = new ArrayList<>();
        for (int c = 0; c < g.getNumCols(); c++) {
            columns.add(new BasisColumn.Continuum(new ContinuumTerm("c" + c, energy -> 1)));
        }
        return new Basis(g, columns, Composition.pure(new Element(14, "Si", "silicon", 28.085)));
    }

    /** Counts from a function of channel and pixel. */
    public static CountMatrix counts(int channels, int pixels, IntBinaryOperator count) {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        for (int p = 0; p < pixels; p++) {
            for (int l = 0; l < channels; l++) {
                builder.add(l, count.applyAsInt(l, p));
            }
            builder.endPixel();
        }
        return builder.build();
    }

    /** Poisson counts of random factors in a random G of {@code columns} columns, on the simplex if asked. */
    public static Problem poisson(
            ImageShape shape, int channels, int columns, int phases, long seed, Constraint... constraints) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj g = uniform(channels, columns, 0.02, 1, random);
        DMatrixRMaj w = uniform(columns, phases, 0, 6.0 / columns, random);
        DMatrixRMaj h = simplex(phases, shape.pixels(), random);
        return poisson(shape, g, new Factors(w, h), random, constraints);
    }

    /** Poisson counts of given factors. */
    public static Problem poisson(
            ImageShape shape, DMatrixRMaj g, Factors truth, RandomGenerator random, Constraint... constraints) {
        DMatrixRMaj rates = product(product(g, truth.w()), truth.h());
        return new Problem(
                counts(g.getNumRows(), shape.pixels(), (l, p) -> poisson(rates.unsafe_get(l, p), random)),
                shape,
                Optional.of(SpectralModel.fixed(basis(g))),
                truth.phases(),
                List.of(constraints),
                List.of());
    }

    /** Positive factors of the right shape; H on the simplex. */
    public static Factors start(Problem problem, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = problem.model()
                .map(model -> model.initialBasis().size())
                .orElse(problem.counts().channels());
        double scale = (double) problem.counts().total()
                / problem.counts().pixels()
                / problem.counts().channels();
        return new Factors(
                uniform(rows, problem.phases(), 0.1 * scale, scale, random),
                simplex(problem.phases(), problem.counts().pixels(), random));
    }

    /** G of a problem's model. */
    public static Optional<Basis> basis(Problem problem) {
        return problem.model().map(SpectralModel::initialBasis);
    }

    /** D = G·W, or W for G = I. */
    public static DMatrixRMaj spectra(Problem problem, DMatrixRMaj w) {
        return basis(problem).map(b -> product(b.g(), w)).orElse(w);
    }

    /** The KL divergence X‖DH in nats, entry by entry. */
    public static double divergence(CountMatrix counts, DMatrixRMaj d, DMatrixRMaj h) {
        DMatrixRMaj rates = product(d, h);
        double[] sum = {CommonOps_DDRM.elementSum(rates)};
        for (int p = 0; p < counts.pixels(); p++) {
            int pixel = p;
            counts.forEach(p, (l, x) -> sum[0] += x * Math.log(x / rates.unsafe_get(l, pixel)) - x);
        }
        return sum[0];
    }

    public static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj out = new DMatrixRMaj(a.getNumRows(), b.getNumCols());
        CommonOps_DDRM.mult(a, b, out);
        return out;
    }

    /** Entries independent and uniform. */
    public static DMatrixRMaj uniform(int rows, int columns, double from, double to, RandomGenerator random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = from + (to - from) * random.nextDouble();
        }
        return matrix;
    }

    /** Positive columns that sum to one. */
    public static DMatrixRMaj simplex(int rows, int columns, RandomGenerator random) {
        DMatrixRMaj matrix = uniform(rows, columns, 0.01, 1, random);
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += matrix.unsafe_get(row, column);
            }
            CommonOps_DDRM.scaleCol(1 / sum, matrix, column);
        }
        return matrix;
    }

    private static int poisson(double rate, RandomGenerator random) {
        double left = random.nextDouble();
        double probability = Math.exp(-rate);
        int count = 0;
        while (left >= probability && probability > 0) {
            left -= probability;
            count++;
            probability *= rate / count;
        }
        return count;
    }
}
