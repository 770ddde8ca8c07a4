package org.esmpy.solver.newton;

import org.ejml.data.DMatrixRMaj;

/**
 * The non-zeros of G (L×C) by channel: those of channel {@code l} are the entries {@code start[l] <= e < start[l+1]}. A
 * channel sees few columns, so what is summed over counts and columns costs a fraction of C. For second derivatives only:
 * entries below {@value #NEGLIGIBLE} of the largest of the channel, each as a share of its column, are left out. The arrays
 * are shared.
 */
final class SparseRows {
    private static final double NEGLIGIBLE = 1e-8;

    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    SparseRows(DMatrixRMaj g, double[] columnSums) {
        this.columns = g.getNumCols();
        this.start = new int[g.getNumRows() + 1];
        int[] kept = new int[g.getNumElements()];
        int entries = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            double largest = 0;
            for (int c = 0; c < columns; c++) {
                largest = Math.max(largest, g.unsafe_get(l, c) / columnSums[c]);
            }
            for (int c = 0; c < columns; c++) {
                if (g.unsafe_get(l, c) > NEGLIGIBLE * largest * columnSums[c]) {
                    kept[entries++] = l * columns + c;
                }
            }
            start[l + 1] = entries;
        }
        this.column = new int[entries];
        this.value = new double[entries];
        for (int e = 0; e < entries; e++) {
            column[e] = kept[e] % columns;
            value[e] = g.data[kept[e]];
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

    /** Mean number of entries of a channel. */
    double perChannel() {
        return (double) column.length / channels();
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
