package org.esmpy.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.reduced.Scatter;
import org.esmpy.solver.internal.start.StartValues;

/**
 * Makes a smaller problem with the same W from pixels that are scattered over the image. Problems with penalties
 * between neighbours cannot be sampled.
 */
final class PixelSample {
    /** Fewest pixels of a sample. */
    private static final int LEAST_PIXELS = 1000;

    /** Counts of a sample for each entry of W, below which its W is no better a start than the given one. */
    private static final int LEAST_COUNTS = 500;

    /**
     * Fewest counts that a phase of the start has in the sample for each column of the model: with fewer, the sample
     * may replace the phase by another one.
     */
    private static final int LEAST_PHASE_COUNTS = 100;

    private final int[] pixels;
    private final Problem problem;

    private PixelSample(int[] pixels, Problem problem) {
        this.pixels = pixels;
        this.problem = problem;
    }

    /**
     * One in {@code stride} pixels that are not masked; empty if they would be too few, or penalties couple neighbours.
     *
     * @param weights entries of W, C·K
     */
    static Optional<PixelSample> of(Problem problem, int stride, int weights) {
        if (stride <= 1
                || AbundancePenalty.of(problem).hasQuadratics()
                || problem.seenPixels() / stride < LEAST_PIXELS) {
            return Optional.empty();
        }
        BitSet masked = problem.maskedPixels();
        int[] pixels = IntStream.range(0, problem.counts().pixels())
                .filter(p -> !masked.get(p) && Scatter.takes(p, stride))
                .toArray();
        CountMatrix counts = counts(problem.counts(), pixels);
        if (counts.total() < (long) LEAST_COUNTS * weights) {
            return Optional.empty();
        }
        return Optional.of(new PixelSample(
                pixels,
                new Problem(
                        counts,
                        new ImageShape(1, pixels.length),
                        problem.model(),
                        problem.phases(),
                        constraints(problem, pixels),
                        problem.regularizers())));
    }

    /**
     * Whether every phase of a start has enough counts in the sample.
     *
     * @param phaseCounts counts that each phase of the start explains in the whole image, in any unit
     * @param columns     C
     */
    boolean showsEach(double[] phaseCounts, int columns) {
        double smallest = Arrays.stream(phaseCounts).min().orElseThrow()
                / Arrays.stream(phaseCounts).sum();
        return smallest * problem.counts().total() >= (double) LEAST_PHASE_COUNTS * columns;
    }

    /** The problem of these pixels alone. */
    Problem problem() {
        return problem;
    }

    /**
     * Factors of these pixels.
     *
     * @param w  W, C×K
     * @param ht Hᵀ of the whole image, P×K
     */
    Factors factors(double[] w, double[] ht) {
        int phases = problem.phases();
        double[] chosen = new double[pixels.length * phases];
        for (int i = 0; i < pixels.length; i++) {
            System.arraycopy(ht, pixels[i] * phases, chosen, i * phases, phases);
        }
        return StartValues.factors(w, chosen, phases);
    }

    private static CountMatrix counts(CountMatrix all, int[] pixels) {
        CountMatrixBuilder builder = CountMatrix.builder(all.channels(), pixels.length);
        for (int pixel : pixels) {
            all.forEach(pixel, builder::add);
            builder.endPixel();
        }
        return builder.build();
    }

    private static List<Constraint> constraints(Problem problem, int[] pixels) {
        List<Constraint> kept = new ArrayList<>();
        for (Constraint constraint : problem.constraints()) {
            if (constraint instanceof Constraint.FixedH fixed) {
                kept.add(new Constraint.FixedH(columns(fixed.h(), pixels)));
            } else if (constraint instanceof Constraint.LowerBoundH bound) {
                kept.add(new Constraint.LowerBoundH(columns(bound.h(), pixels)));
            } else if (constraint instanceof Constraint.SimplexH simplex && simplex.sums().length > 0) {
                kept.add(new Constraint.SimplexH(
                        Arrays.stream(pixels).mapToDouble(simplex::sum).toArray()));
            } else if (constraint instanceof Constraint.Masked mask) {
                kept.add(new Constraint.Masked(new BitSet(), mask.channels()));
            } else {
                kept.add(constraint);
            }
        }
        return kept;
    }

    private static DMatrixRMaj columns(DMatrixRMaj matrix, int[] columns) {
        DMatrixRMaj part = new DMatrixRMaj(matrix.getNumRows(), columns.length);
        for (int row = 0; row < matrix.getNumRows(); row++) {
            for (int i = 0; i < columns.length; i++) {
                part.unsafe_set(row, i, matrix.unsafe_get(row, columns[i]));
            }
        }
        return part;
    }
}
