package org.esmpy.solver.newton;

import org.ejml.data.DMatrixRMaj;

/**
 * The non-zeros of G (L×C) by channel: those of channel {@code l} are the entries {@code start[l] <= e < start[l+1]}. A
 * channel sees few columns, so what is summed over counts and columns costs a fraction of C. The arrays are shared.
 */
final class SparseRows {
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    SparseRows(DMatrixRMaj g) {
        this.columns = g.getNumCols();
        this.start = new int[g.getNumRows() + 1];
        int entries = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < columns; c++) {
                entries += g.unsafe_get(l, c) != 0 ? 1 : 0;
            }
            start[l + 1] = entries;
        }
        this.column = new int[entries];
        this.value = new double[entries];
        int e = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < columns; c++) {
                if (g.unsafe_get(l, c) != 0) {
                    column[e] = c;
                    value[e++] = g.unsafe_get(l, c);
                }
            }
        }
    }

    /** Number of channels, L. */
    int channels() {
        return start.length - 1;
    }

    /** Number of columns, C. */
    int columns() {
        return columns;
    }

    int[] start() {
        return start;
    }

    int[] column() {
        return column;
    }

    double[] value() {
        return value;
    }
}
