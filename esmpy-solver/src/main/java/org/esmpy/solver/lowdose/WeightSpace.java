package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The weights W (C×K) that are possible where something is known of the phases: columns of G that a phase lacks, others
 * that it has in fixed proportions. {@code w = B·u} with {@code u >= 0} has entries {@code k·C + c} in terms of fewer.
 * Immutable.
 */
public final class WeightSpace {
    private final List<WeightPattern> patterns;
    private final int columns;
    private final int[] offset;
    private final int size;

    WeightSpace(List<WeightPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.columns = patterns.get(0).columns();
        this.offset = new int[patterns.size()];
        int sum = 0;
        for (int k = 0; k < offset.length; k++) {
            offset[k] = sum;
            sum += patterns.get(k).size();
        }
        this.size = sum;
    }

    /** Any non-negative C×K. */
    public static WeightSpace free(int columns, int phases) {
        return new WeightSpace(IntStream.range(0, phases)
                .mapToObj(k -> WeightPattern.free(columns))
                .toList());
    }

    /** Number of columns of G, C. */
    int columns() {
        return columns;
    }

    /** Number of phases, K. */
    int phases() {
        return offset.length;
    }

    /** Number of entries of u. */
    int size() {
        return size;
    }

    /** Whether nothing is known. */
    public boolean isFree() {
        return patterns.stream().allMatch(WeightPattern::isFree);
    }

    /** Whether what is known of a phase also holds for its mixtures with another one. */
    public boolean allowsMixing(DMatrixRMaj w, int phase, int other) {
        return patterns.get(phase).holdsFor(w, other);
    }

    /** Whether columns may be absent, but none are tied to each other. */
    boolean hasOnlyAbsences() {
        return patterns.stream().allMatch(WeightPattern::hasOnlyAbsences);
    }

    /** 0 where a phase lacks a column, NaN elsewhere; C×K. */
    DMatrixRMaj absences() {
        DMatrixRMaj w = new DMatrixRMaj(columns, offset.length);
        for (int i = 0; i < columns * offset.length; i++) {
            w.unsafe_set(i % columns, i / columns, index(i) < 0 ? 0 : Double.NaN);
        }
        return w;
    }

    WeightPattern pattern(int phase) {
        return patterns.get(phase);
    }

    /** A quadratic function of w as one of u: {@code Bᵀ·slope}, {@code Bᵀ·curvature·B}. */
    WeightModel.Quadratic reduce(WeightModel.Quadratic model) {
        if (isFree()) {
            return model;
        }
        int n = model.slope().length;
        double[] slope = new double[size];
        double[] curvature = new double[size * size];
        for (int i = 0; i < n; i++) {
            int row = index(i);
            if (row >= 0) {
                slope[row] += share(i) * model.slope()[i];
                for (int j = 0; j < n; j++) {
                    int column = index(j);
                    if (column >= 0) {
                        curvature[row * size + column] += share(i) * share(j) * model.curvature()[i * n + j];
                    }
                }
            }
        }
        return new WeightModel.Quadratic(slope, curvature);
    }

    /** u of weights that obey. */
    double[] reduce(DMatrixRMaj w) {
        double[] u = new double[size];
        for (int i = 0; i < columns * offset.length; i++) {
            if (index(i) >= 0) {
                u[index(i)] = w.unsafe_get(i % columns, i / columns) / share(i);
            }
        }
        return u;
    }

    /** {@code B·u}, C×K. */
    DMatrixRMaj expand(double[] u) {
        DMatrixRMaj w = new DMatrixRMaj(columns, offset.length);
        for (int i = 0; i < columns * offset.length; i++) {
            w.unsafe_set(i % columns, i / columns, index(i) < 0 ? 0 : share(i) * u[index(i)]);
        }
        return w;
    }

    /** The nearest weights that obey; the same if all do. */
    DMatrixRMaj project(DMatrixRMaj w, double[] columnSums) {
        if (isFree()) {
            return w;
        }
        DMatrixRMaj projected = w.createLike();
        for (int k = 0; k < offset.length; k++) {
            double[] column = patterns.get(k).project(w, k, columnSums);
            for (int c = 0; c < columns; c++) {
                projected.unsafe_set(c, k, column[c]);
            }
        }
        return projected;
    }

    private int index(int entry) {
        WeightPattern pattern = patterns.get(entry / columns);
        int column = entry % columns;
        return pattern.has(column) ? offset[entry / columns] + pattern.group(column) : -1;
    }

    private double share(int entry) {
        return patterns.get(entry / columns).share(entry % columns);
    }
}
