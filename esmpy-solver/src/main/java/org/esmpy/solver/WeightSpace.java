package org.esmpy.solver;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The set of allowed weights W (C×K) where phases lack columns of G or have some in fixed proportions. {@code w = B·u}
 * with {@code u >= 0} expresses the entries {@code k·C + c} of w by fewer numbers u. Immutable.
 */
public final class WeightSpace {
    private final List<WeightPattern> patterns;
    private final int columns;
    private final int[] offset;
    private final int size;
    private final boolean free;

    /** @param patterns restriction of each phase, for the same columns; at least one phase */
    public WeightSpace(List<WeightPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.columns = patterns.get(0).columns();
        this.offset = new int[patterns.size()];
        int sum = 0;
        for (int k = 0; k < offset.length; k++) {
            offset[k] = sum;
            sum += patterns.get(k).size();
        }
        this.size = sum;
        this.free = patterns.stream().allMatch(WeightPattern::isFree);
    }

    /** Any non-negative C×K. */
    public static WeightSpace free(int columns, int phases) {
        return new WeightSpace(IntStream.range(0, phases)
                .mapToObj(k -> WeightPattern.free(columns))
                .toList());
    }

    /** Number of columns of G, C. */
    public int columns() {
        return columns;
    }

    /** Number of phases, K. */
    public int phases() {
        return offset.length;
    }

    /** Number of entries of u. */
    public int size() {
        return size;
    }

    /** Whether no weight is restricted. */
    public boolean isFree() {
        return free;
    }

    /** Whether mixtures of a phase with another one still obey the restriction of the phase. */
    public boolean allowsMixing(DMatrixRMaj w, int phase, int other) {
        return patterns.get(phase).holdsFor(w, other);
    }

    /** Whether columns may be absent, but none are tied to each other. */
    public boolean hasOnlyAbsences() {
        return patterns.stream().allMatch(WeightPattern::hasOnlyAbsences);
    }

    /** 0 where a phase lacks a column, NaN elsewhere; C×K. */
    public DMatrixRMaj absences() {
        DMatrixRMaj w = new DMatrixRMaj(columns, offset.length);
        for (int i = 0; i < columns * offset.length; i++) {
            w.unsafe_set(i % columns, i / columns, index(i) < 0 ? 0 : Double.NaN);
        }
        return w;
    }

    /** Restriction of a phase. */
    public WeightPattern pattern(int phase) {
        return patterns.get(phase);
    }

    /** {@code Bᵀ·slope}: derivatives by the entries of w, ordered {@code k·C + c}, as derivatives by those of u. */
    public double[] reduce(double[] slope) {
        if (isFree()) {
            return slope;
        }
        double[] reduced = new double[size];
        for (int i = 0; i < slope.length; i++) {
            if (index(i) >= 0) {
                reduced[index(i)] += share(i) * slope[i];
            }
        }
        return reduced;
    }

    /** The diagonal of {@code Bᵀ·diag(diagonal)·B}. */
    public double[] reduceDiagonal(double[] diagonal) {
        if (isFree()) {
            return diagonal;
        }
        double[] reduced = new double[size];
        for (int i = 0; i < diagonal.length; i++) {
            if (index(i) >= 0) {
                reduced[index(i)] += share(i) * share(i) * diagonal[i];
            }
        }
        return reduced;
    }

    /** {@code Bᵀ·curvature·B} for a symmetric (C·K)² matrix. */
    public double[] reduceBoth(double[] curvature) {
        if (isFree()) {
            return curvature;
        }
        int n = columns * offset.length;
        double[] reduced = new double[size * size];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n && index(i) >= 0; j++) {
                if (index(j) >= 0) {
                    reduced[index(i) * size + index(j)] += share(i) * share(j) * curvature[i * n + j];
                }
            }
        }
        return reduced;
    }

    /** For every entry of a C×K matrix, row by row, the sum of {@code Bᵀ·values} of its group; 0 for what is absent. */
    public double[] grouped(double[] values) {
        double[] sums = new double[size];
        double[] grouped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (index(i) >= 0) {
                sums[index(i)] += share(i) * values[at(i)];
            }
        }
        for (int i = 0; i < values.length; i++) {
            grouped[at(i)] = index(i) >= 0 ? sums[index(i)] : 0;
        }
        return grouped;
    }

    /** For every entry of a C×K matrix, row by row, the entry of u that it belongs to; 0 for what is absent. */
    public double[] amounts(double[] w) {
        double[] amounts = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            amounts[at(i)] = index(i) >= 0 ? w[at(i)] / share(i) : 0;
        }
        return amounts;
    }

    /** u of allowed weights w, C×K row by row. */
    public double[] entries(double[] w) {
        double[] u = new double[size];
        for (int i = 0; i < w.length; i++) {
            if (index(i) >= 0) {
                u[index(i)] = w[at(i)] / share(i);
            }
        }
        return u;
    }

    /** Writes {@code B·u} to w, C×K row by row. */
    public void expand(double[] u, double[] w) {
        for (int i = 0; i < w.length; i++) {
            w[at(i)] = index(i) < 0 ? 0 : share(i) * u[index(i)];
        }
    }

    /**
     * Allowed weights in which every group of tied columns keeps its counts; {@code w} itself if nothing is restricted.
     */
    public DMatrixRMaj project(DMatrixRMaj w, double[] columnSums) {
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

    /** The entry of u that a weight belongs to; −1 if the phase lacks the column. */
    public int entry(int column, int phase) {
        return index(phase * columns + column);
    }

    /** Index of entry {@code k·C + c} in a matrix that is stored row by row. */
    private int at(int entry) {
        return entry % columns * offset.length + entry / columns;
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
