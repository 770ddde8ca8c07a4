package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.BoundSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * Reads the lower bounds of W and H that settings name, and adds them to the problem of a single solver.
 *
 * @param settings files of the bounds
 */
record BoundFiles(BoundSettings settings) {
    /** Rounding error that the sum of bounds in a file may have. */
    private static final double SUM_TOLERANCE = 1e-9;

    /**
     * The problem with these bounds.
     *
     * @throws IllegalArgumentException if they belong to another map, or mean nothing in this problem
     */
    Problem impose(Problem problem) {
        if (settings.areNone()) {
            return problem;
        }
        SpectralModel model = problem.model()
                .orElseThrow(() -> new IllegalArgumentException(
                        "lower bounds need the physics of a model; use another solver than nmf"));
        if (problem.constraint(Constraint.SimplexH.class).isEmpty()
                && problem.constraint(Constraint.SimplexW.class).isEmpty()) {
            throw new IllegalArgumentException("lower bounds have no effect where W may grow while H shrinks; ask for"
                    + " abundances that sum to one with --simplex h, or concentrations with --simplex w");
        }
        List<Constraint> constraints = new ArrayList<>(problem.constraints());
        settings.lowerW()
                .ifPresent(
                        file -> constraints.add(new Constraint.LowerBoundW(ofW(file, problem, model.initialBasis()))));
        settings.lowerH()
                .ifPresent(
                        file -> constraints.add(new Constraint.LowerBoundH(ofH(file, problem, model.initialBasis()))));
        return problem.withConstraints(constraints);
    }

    private static DMatrixRMaj ofW(String file, Problem problem, Basis basis) {
        DMatrixRMaj w = new FactorFiles(problem, Optional.of(basis)).readW(file, OptionalDouble.of(0));
        requireBounds(file, w, (c, k) -> basis.columns().get(c).name() + " in phase_" + (k + 1));
        int[] rows = problem.constraint(Constraint.SimplexW.class)
                .map(Constraint.SimplexW::rows)
                .orElse(new int[0]);
        for (int k = 0; k < w.getNumCols(); k++) {
            int phase = k;
            double sum = Arrays.stream(rows).mapToDouble(c -> w.get(c, phase)).sum();
            requireSum(file, sum, "elements in phase_" + (k + 1));
        }
        return w;
    }

    private static DMatrixRMaj ofH(String file, Problem problem, Basis basis) {
        DMatrixRMaj h = new FactorFiles(problem, Optional.of(basis)).readH(file);
        requireBounds(file, h, (k, p) -> "phase_" + (k + 1) + place(p, problem.shape()));
        BitSet masked = problem.maskedPixels();
        boolean sums = problem.constraint(Constraint.SimplexH.class).isPresent();
        for (int p = 0; sums && p < h.getNumCols(); p++) {
            int pixel = p;
            double sum = IntStream.range(0, h.getNumRows())
                    .mapToDouble(k -> h.get(k, pixel))
                    .sum();
            requireSum(file, masked.get(p) ? 0 : sum, "phases" + place(p, problem.shape()));
        }
        return h;
    }

    private static String place(int pixel, ImageShape shape) {
        return " in row " + pixel / shape.width() + ", column " + pixel % shape.width();
    }

    private static void requireSum(String file, double sum, String what) {
        if (sum > 1 + SUM_TOLERANCE) {
            throw new IllegalArgumentException(file + ": the lower bounds of the " + what + " sum to " + sum
                    + ", but these sum to 1;" + " lower some");
        }
    }

    private static void requireBounds(String file, DMatrixRMaj bounds, Place place) {
        for (int i = 0; i < bounds.getNumElements(); i++) {
            if (!(bounds.data[i] >= 0 && bounds.data[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        file + ": a lower bound must be finite and not negative, but that of "
                                + place.of(i / bounds.getNumCols(), i % bounds.getNumCols()) + " is " + bounds.data[i]);
            }
        }
    }

    /** An entry in words. */
    @FunctionalInterface
    private interface Place {
        String of(int row, int column);
    }
}
