package org.esmpy.solver.internal.reduced;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.PhaseBases;

/**
 * Stores the G of every phase by rows, without entries that are negligible for all phases. Row {@code l} owns the
 * entries {@code start()[l] <= i < start()[l+1]}, which are the same columns for all phases.
 */
public final class PhaseRows {
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final List<double[]> values;

    private PhaseRows(int columns, int[] start, int[] column, List<double[]> values) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.values = values;
    }

    /**
     * The rows.
     *
     * @param bases   G of each phase; copied
     * @param nothing share of the largest entry of a row up to which entries are left out
     */
    static PhaseRows of(PhaseBases bases, double nothing) {
        if (bases.isShared()) {
            SparseRows rows = new SparseRows(bases.mean(), nothing);
            return new PhaseRows(rows.columns(), rows.start(), rows.column(), List.of(rows.value()));
        }
        int columns = bases.columns();
        int[] start = new int[bases.channels() + 1];
        int[] column = new int[bases.channels() * columns];
        int at = 0;
        boolean[] something = new boolean[columns];
        for (int l = 0; l < bases.channels(); l++) {
            mark(bases.own(), l, nothing, something);
            for (int c = 0; c < columns; c++) {
                if (something[c]) {
                    column[at++] = c;
                }
            }
            start[l + 1] = at;
        }
        int[] kept = Arrays.copyOf(column, at);
        return new PhaseRows(
                columns,
                start,
                kept,
                bases.own().stream().map(g -> values(g, start, kept)).toList());
    }

    /** Which columns have an entry in a channel that is not negligible in the G of some phase. */
    private static void mark(List<DMatrixRMaj> own, int channel, double nothing, boolean[] something) {
        Arrays.fill(something, false);
        for (DMatrixRMaj g : own) {
            double largest = 0;
            for (int c = 0; c < something.length; c++) {
                largest = Math.max(largest, g.unsafe_get(channel, c));
            }
            for (int c = 0; c < something.length; c++) {
                something[c] |= g.unsafe_get(channel, c) > nothing * largest;
            }
        }
    }

    private static double[] values(DMatrixRMaj g, int[] start, int[] column) {
        double[] values = new double[column.length];
        for (int l = 0; l + 1 < start.length; l++) {
            for (int i = start[l]; i < start[l + 1]; i++) {
                values[i] = g.unsafe_get(l, column[i]);
            }
        }
        return values;
    }

    /** Number of rows, L. */
    int channels() {
        return start.length - 1;
    }

    /** Number of columns, C. */
    int columns() {
        return columns;
    }

    /** Mean number of entries of a row. */
    double perChannel() {
        return (double) column.length / channels();
    }

    /** Whether all phases have the same values. */
    boolean isShared() {
        return values.size() == 1;
    }

    /** Offsets of the rows' entries; length L + 1. Shared. */
    int[] start() {
        return start;
    }

    /** Column of each entry. Shared. */
    int[] column() {
        return column;
    }

    /** Value of each entry in the G of a phase. Shared. */
    double[] value(int phase) {
        return values.get(isShared() ? 0 : phase);
    }
}
