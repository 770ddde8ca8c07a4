package org.esmpy.model.internal;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The matrix G (L×C) without its negligible entries, row by row: few elements have lines at a channel. Row {@code l}
 * owns the entries {@code start()[l] <= i < start()[l+1]}. By default entries up to {@value #NOTHING} of the largest of
 * their row are left out, so that no channel loses all its entries.
 */
public final class SparseRows {
    /**
     * Share of the largest entry of a row up to which entries are left out, of the size of rounding in a sum over the
     * row.
     */
    private static final double NOTHING = 1e-13;

    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    /**
     * @param g G, L×C; copied
     */
    public SparseRows(DMatrixRMaj g) {
        this(g, NOTHING);
    }

    /**
     * @param g       G, L×C; copied
     * @param nothing share of the largest entry of a row up to which entries are left out
     */
    public SparseRows(DMatrixRMaj g, double nothing) {
        int channels = g.getNumRows();
        this.columns = g.getNumCols();
        this.start = new int[channels + 1];
        int[] kept = new int[channels * columns];
        double[] values = new double[channels * columns];
        int at = 0;
        for (int l = 0; l < channels; l++) {
            double largest = 0;
            for (int c = 0; c < columns; c++) {
                largest = Math.max(largest, g.unsafe_get(l, c));
            }
            for (int c = 0; c < columns; c++) {
                if (g.unsafe_get(l, c) > nothing * largest) {
                    kept[at] = c;
                    values[at++] = g.unsafe_get(l, c);
                }
            }
            start[l + 1] = at;
        }
        this.column = Arrays.copyOf(kept, at);
        this.value = Arrays.copyOf(values, at);
    }

    /** Number of rows, L. */
    public int channels() {
        return start.length - 1;
    }

    /** Number of columns, C. */
    public int columns() {
        return columns;
    }

    /** Mean number of entries of a row. */
    public double perChannel() {
        return (double) column.length / channels();
    }

    /** Offsets of the rows' entries; length L + 1. Shared. */
    public int[] start() {
        return start;
    }

    /** Column of each entry. Shared. */
    public int[] column() {
        return column;
    }

    /** Value of each entry. Shared. */
    public double[] value() {
        return value;
    }

    /** Sums of the columns; length C. */
    public double[] columnSums() {
        double[] sums = new double[columns];
        for (int i = 0; i < column.length; i++) {
            sums[column[i]] += value[i];
        }
        return sums;
    }

    /** {@code d = G·W} for W (C×K, row-major); {@code stride} doubles per row of d, those beyond K untouched. */
    public void times(double[] w, int phases, double[] d, int stride) {
        for (int l = 0; l < channels(); l++) {
            int row = l * stride;
            Arrays.fill(d, row, row + phases, 0);
            for (int i = start[l]; i < start[l + 1]; i++) {
                int from = column[i] * phases;
                for (int k = 0; k < phases; k++) {
                    d[row + k] = Fma.of(value[i], w[from + k], d[row + k]);
                }
            }
        }
    }

    /**
     * Computes {@code out = Gᵀ(x / G·w)}, by which expectation maximisation multiplies weights and divides them by
     * {@link #columnSums} (Richardson 1972, doi:10.1364/JOSA.62.000055; Shepp and Vardi 1982,
     * doi:10.1109/TMI.1982.4307558). Counts in channels without a rate are left out.
     *
     * @param channel channels with counts
     * @param x       counts in these channels
     * @param size    number of channels with counts
     * @param w       C weights, from index {@code at} on
     * @param out     length C
     */
    public void ratios(int[] channel, double[] x, int size, double[] w, int at, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < size; i++) {
            int first = start[channel[i]];
            int end = start[channel[i] + 1];
            double rate = 0;
            for (int e = first; e < end; e++) {
                rate = Fma.of(value[e], w[at + column[e]], rate);
            }
            double r = rate > 0 ? x[i] / rate : 0;
            for (int e = first; e < end; e++) {
                out[column[e]] = Fma.of(value[e], r, out[column[e]]);
            }
        }
    }
}
