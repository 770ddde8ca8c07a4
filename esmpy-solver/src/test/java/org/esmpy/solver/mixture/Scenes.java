package org.esmpy.solver.mixture;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;

/**
 * Small maps like those the pipeline is for: peaks on a continuum, a matrix with inclusions that are nowhere pure, and
 * few counts.
 */
public final class Scenes {
    public static final int CHANNELS = 48;
    public static final int COLUMNS = 5;

    private Scenes() {}

    /** G: four peaks and a continuum, columns with sum 1. */
    public static DMatrixRMaj g() {
        DMatrixRMaj g = new DMatrixRMaj(CHANNELS, COLUMNS);
        for (int c = 0; c < COLUMNS; c++) {
            double sum = 0;
            for (int l = 0; l < CHANNELS; l++) {
                double distance = (l - 5 - 11.0 * c) / 2;
                double value = c < COLUMNS - 1 ? Math.exp(-0.5 * distance * distance) : 1;
                g.set(l, c, value);
                sum += value;
            }
            for (int l = 0; l < CHANNELS; l++) {
                g.set(l, c, g.get(l, c) / sum);
            }
        }
        return g;
    }

    /** W of two phases, counts per pixel: a matrix, and inclusions that lack its second element. */
    public static DMatrixRMaj twoPhases(double dose) {
        double[][] w = {{0.4, 0.2}, {0.4, 0}, {0, 0.6}, {0.1, 0}, {0.1, 0.2}};
        DMatrixRMaj matrix = new DMatrixRMaj(w);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] *= dose;
        }
        return matrix;
    }

    /** W of a matrix and inclusions with all of its elements: six parts of those before and four of the matrix. */
    public static DMatrixRMaj blended(double dose) {
        DMatrixRMaj w = twoPhases(dose);
        for (int c = 0; c < w.getNumRows(); c++) {
            w.set(c, 1, 0.6 * w.get(c, 1) + 0.4 * w.get(c, 0));
        }
        return w;
    }

    /** Rows of abundances: discs of the second phase with at most {@code most} of it, in the first. */
    public static DMatrixRMaj discs(ImageShape shape, double most) {
        DMatrixRMaj a = new DMatrixRMaj(shape.pixels(), 2);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double r = Math.hypot(y - shape.height() / 3.0, x - shape.width() / 3.0) / (shape.width() / 4.0);
                double share = most * Math.sqrt(Math.max(0, 1 - r * r));
                a.set(shape.pixel(y, x), 0, 1 - share);
                a.set(shape.pixel(y, x), 1, share);
            }
        }
        return a;
    }

    /** Poisson counts of a mixture. */
    public static CountMatrix counts(DMatrixRMaj g, Mixture mixture, RandomGenerator random) {
        DMatrixRMaj d = SmallProblems.product(g, mixture.w());
        DMatrixRMaj a = mixture.abundances();
        return SmallProblems.counts(g.getNumRows(), a.getNumRows(), (l, p) -> {
            double rate = 0;
            for (int k = 0; k < mixture.phases(); k++) {
                rate += d.get(l, k) * a.get(p, k);
            }
            return poisson(rate, random);
        });
    }

    /** Two phases, abundances of the second up to .6. */
    public static ExposedProblem inclusions(ImageShape shape, double dose, long seed) {
        Mixture truth = truth(shape, dose);
        return new ExposedProblem(ExposedCounts.even(counts(g(), truth, new SplittableRandom(seed)), shape), g(), 2);
    }

    public static Mixture truth(ImageShape shape, double dose) {
        return new Mixture(twoPhases(dose), discs(shape, 0.6));
    }

    /** Squares of 8 pixels, three of four of a matrix, the others of {@link #blended} inclusions; all of them pure. */
    public static ExposedProblem grains(ImageShape shape, double dose, long seed) {
        DMatrixRMaj a = new DMatrixRMaj(shape.pixels(), 2);
        for (int p = 0; p < shape.pixels(); p++) {
            int phase = (p / shape.width() / 8 + 2 * (p % shape.width() / 8)) % 4 == 0 ? 1 : 0;
            a.set(p, phase, 1);
        }
        Mixture truth = new Mixture(blended(dose), a);
        return new ExposedProblem(ExposedCounts.even(counts(g(), truth, new SplittableRandom(seed)), shape), g(), 2);
    }

    /** The same as a problem with sum-to-one abundances. */
    public static Problem problem(ImageShape shape, double dose, long seed, Constraint... constraints) {
        return problem(inclusions(shape, dose, seed), constraints);
    }

    /** Counts of two phases as a problem. */
    public static Problem problem(ExposedProblem map, Constraint... constraints) {
        return new Problem(
                map.map().counts(),
                map.map().shape(),
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g()))),
                2,
                List.of(constraints),
                List.of());
    }

    /** Random abundances in the interior of the simplex. */
    public static Mixture random(ExposedProblem problem, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double scale = problem.map().countsPerExposure();
        int columns = problem.g().getNumCols();
        DMatrixRMaj w = SmallProblems.uniform(columns, problem.phases(), 0.1 * scale, scale, random);
        DMatrixRMaj h = SmallProblems.simplex(problem.phases(), problem.map().pixels(), random);
        DMatrixRMaj a = new DMatrixRMaj(problem.map().pixels(), problem.phases());
        for (int p = 0; p < a.getNumRows(); p++) {
            for (int k = 0; k < a.getNumCols(); k++) {
                a.set(p, k, h.get(k, p));
            }
        }
        return new Mixture(w, a);
    }

    private static int poisson(double rate, RandomGenerator random) {
        double left = Math.exp(-rate);
        int count = -1;
        for (double product = 1; product > left; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
