package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;

/** Constraints and penalties together, on a problem of three phases and seven columns of G. */
record Combination(String sums, boolean fixed, boolean bounds, boolean mask, boolean penalties) {
    private static final int PHASES = 3;
    private static final int COLUMNS = 7;

    private static final List<Regularizer> PENALTIES = List.of(
            new Regularizer.LaplacianH(0.01),
            new Regularizer.TotalVariationH(0.02, 0.05),
            new Regularizer.LogSparsityH(0.002, 0.05),
            new Regularizer.LogSparsityW(3e-4, 0.02));

    Problem problem(ImageShape shape, long seed) {
        List<Constraint> constraints = sums(sums);
        if (fixed) {
            constraints.add(fixedW());
            constraints.add(fixedH(shape));
        }
        if (bounds) {
            constraints.add(boundW());
            constraints.add(boundH(shape));
        }
        Problem problem =
                SmallProblems.poisson(shape, 30, COLUMNS, PHASES, seed).withConstraints(constraints);
        if (penalties) {
            problem = problem.withRegularizers(PENALTIES);
        }
        return mask ? problem.masked(bits(3, 17, 18), bits(2, 11)) : problem;
    }

    /**
     * Every combination that solvers refuse by: with a model, with so many columns of G that second derivatives of W are out
     * of proportion, or without one; each kind of sum, both or none; with and without the other constraints; each penalty,
     * all or none.
     */
    static Stream<Problem> problems(ImageShape shape, long seed) {
        Problem many = SmallProblems.poisson(shape, 30, 400, PHASES, seed);
        Problem plain = SmallProblems.poisson(shape, 30, COLUMNS, PHASES, seed).withoutModel();
        return Stream.concat(
                        Stream.of("none", "h", "w", "hw")
                                .flatMap(sums -> Stream.of(true, false)
                                        .map(known -> new Combination(sums, known, known, known, false)
                                                .problem(shape, seed))),
                        Stream.of(many, plain)
                                .flatMap(problem -> Stream.of("none", "h", "w", "hw")
                                        .map(sums -> problem.withConstraints(sums(sums)))))
                .flatMap(problem -> eachPenalty().map(problem::withRegularizers));
    }

    private static Stream<List<Regularizer>> eachPenalty() {
        return Stream.concat(Stream.of(List.of(), PENALTIES), PENALTIES.stream().map(List::of));
    }

    private static List<Constraint> sums(String factors) {
        List<Constraint> constraints = new ArrayList<>();
        if (factors.contains("h")) {
            constraints.add(new Constraint.SimplexH());
        }
        if (factors.contains("w")) {
            constraints.add(new Constraint.SimplexW(0, 1, 3, 5));
        }
        return constraints;
    }

    /** Checks every constraint of a problem. */
    static void assertHonoured(Problem problem, Factors factors, double tolerance) {
        DMatrixRMaj w = factors.w();
        DMatrixRMaj h = factors.h();
        BitSet masked = problem.constraint(Constraint.Masked.class)
                .map(Constraint.Masked::pixels)
                .orElse(new BitSet());
        for (int p = 0; p < h.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < h.getNumRows(); k++) {
                sum += h.get(k, p);
            }
            if (masked.get(p)) {
                assertThat(sum).as("masked pixel %d", p).isZero();
            } else if (problem.constraint(Constraint.SimplexH.class).isPresent()) {
                assertThat(sum).as("pixel %d", p).isCloseTo(1, within(tolerance));
            }
        }
        problem.constraint(Constraint.SimplexW.class).ifPresent(simplex -> {
            for (int k = 0; k < w.getNumCols(); k++) {
                int phase = k;
                double sum = Arrays.stream(simplex.rows())
                        .mapToDouble(c -> w.get(c, phase))
                        .sum();
                assertThat(sum).as("phase %d", k).isCloseTo(1, within(tolerance));
            }
        });
        problem.constraint(Constraint.FixedW.class).ifPresent(c -> assertFixed(w, c.w(), new BitSet()));
        problem.constraint(Constraint.FixedH.class).ifPresent(c -> assertFixed(h, c.h(), masked));
        problem.constraint(Constraint.LowerBoundW.class).ifPresent(c -> assertAbove(w, c.w(), new BitSet()));
        problem.constraint(Constraint.LowerBoundH.class).ifPresent(c -> assertAbove(h, c.h(), masked));
    }

    private static void assertFixed(DMatrixRMaj actual, DMatrixRMaj fixed, BitSet masked) {
        for (int i = 0; i < fixed.getNumElements(); i++) {
            if (!Double.isNaN(fixed.data[i]) && !masked.get(i % fixed.getNumCols())) {
                assertThat(actual.data[i]).as("entry %d", i).isEqualTo(fixed.data[i]);
            }
        }
    }

    private static void assertAbove(DMatrixRMaj actual, DMatrixRMaj bounds, BitSet masked) {
        for (int i = 0; i < bounds.getNumElements(); i++) {
            if (!masked.get(i % bounds.getNumCols())) {
                assertThat(actual.data[i]).as("entry %d", i).isGreaterThanOrEqualTo(bounds.data[i]);
            }
        }
    }

    private static Constraint fixedW() {
        DMatrixRMaj w = free(COLUMNS, PHASES);
        w.set(2, 1, 0);
        w.set(3, 0, 0.123456789);
        w.set(6, 2, 0.2);
        return new Constraint.FixedW(w);
    }

    private static Constraint fixedH(ImageShape shape) {
        DMatrixRMaj h = free(PHASES, shape.pixels());
        h.set(0, 3, 0.3);
        h.set(1, 5, 0.1);
        h.set(2, 5, 0.05);
        h.set(2, 21, 0);
        return new Constraint.FixedH(h);
    }

    private static Constraint boundW() {
        DMatrixRMaj w = new DMatrixRMaj(COLUMNS, PHASES);
        w.set(1, 0, 0.3);
        w.set(5, 2, 0.2);
        w.set(4, 1, 0.4);
        return new Constraint.LowerBoundW(w);
    }

    private static Constraint boundH(ImageShape shape) {
        DMatrixRMaj h = new DMatrixRMaj(PHASES, shape.pixels());
        for (int p = 0; p < shape.pixels(); p += 2) {
            h.set(p % PHASES, p, 0.2);
        }
        h.set(0, 5, 0.4);
        h.set(1, 7, 0.5);
        h.set(2, 7, 0.4);
        return new Constraint.LowerBoundH(h);
    }

    private static DMatrixRMaj free(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.fill(matrix.data, Double.NaN);
        return matrix;
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }
}
