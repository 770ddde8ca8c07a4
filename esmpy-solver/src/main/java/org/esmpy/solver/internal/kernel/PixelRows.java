package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.internal.Fma;

/**
 * Sums rows of an L×M matrix, one row per channel, over the stored counts of one pixel. A loop over the M numbers of a
 * row would be too short to be fast; these loop over the counts, four columns at a time, whose factors or sums then
 * stay in registers.
 */
final class PixelRows {
    private PixelRows() {}

    /**
     * {@code y_i = rows[l_i]·h}.
     *
     * @param channel channels of the counts l_i from {@code first}, of which there are {@code n}
     * @param rows    L×{@code size}
     * @param h       {@code size} numbers from {@code at}
     * @param y       overwritten, at least n
     */
    static void multiply(char[] channel, int first, int n, double[] rows, int size, double[] h, int at, double[] y) {
        Arrays.fill(y, 0, n, 0);
        int j = 0;
        for (; j + 4 <= size; j += 4) {
            final double h0 = h[at + j];
            final double h1 = h[at + j + 1];
            final double h2 = h[at + j + 2];
            final double h3 = h[at + j + 3];
            for (int i = 0; i < n; i++) {
                final int l = channel[first + i] * size + j;
                y[i] += Fma.of(rows[l], h0, Fma.of(rows[l + 1], h1, Fma.of(rows[l + 2], h2, rows[l + 3] * h3)));
            }
        }
        for (; j < size; j++) {
            final double h0 = h[at + j];
            for (int i = 0; i < n; i++) {
                y[i] = Fma.of(rows[channel[first + i] * size + j], h0, y[i]);
            }
        }
    }

    /**
     * {@code out = Σ_i factor_i·rows[l_i]}. The last four columns are summed together, some of them twice.
     *
     * @param channel channels of the counts l_i from {@code first}, of which there are {@code n}
     * @param rows    L×{@code size}
     * @param factor  n numbers from {@code from}
     * @param out     {@code size} numbers from {@code at} are overwritten
     */
    static void sum(
            char[] channel,
            int first,
            int n,
            double[] rows,
            int size,
            double[] factor,
            int from,
            double[] out,
            int at) {
        for (int next = 0; next < size; next += 4) {
            final int j = Math.min(next, size - 4);
            double a0 = 0;
            double a1 = 0;
            double a2 = 0;
            double a3 = 0;
            double b0 = 0;
            double b1 = 0;
            double b2 = 0;
            double b3 = 0;
            int i = 0;
            for (; i + 2 <= n; i += 2) {
                final int k = channel[first + i] * size + j;
                final int l = channel[first + i + 1] * size + j;
                final double f = factor[from + i];
                final double g = factor[from + i + 1];
                a0 = Fma.of(f, rows[k], a0);
                a1 = Fma.of(f, rows[k + 1], a1);
                a2 = Fma.of(f, rows[k + 2], a2);
                a3 = Fma.of(f, rows[k + 3], a3);
                b0 = Fma.of(g, rows[l], b0);
                b1 = Fma.of(g, rows[l + 1], b1);
                b2 = Fma.of(g, rows[l + 2], b2);
                b3 = Fma.of(g, rows[l + 3], b3);
            }
            if (i < n) {
                final int k = channel[first + i] * size + j;
                final double f = factor[from + i];
                a0 = Fma.of(f, rows[k], a0);
                a1 = Fma.of(f, rows[k + 1], a1);
                a2 = Fma.of(f, rows[k + 2], a2);
                a3 = Fma.of(f, rows[k + 3], a3);
            }
            out[at + j] = a0 + b0;
            out[at + j + 1] = a1 + b1;
            out[at + j + 2] = a2 + b2;
            out[at + j + 3] = a3 + b3;
        }
    }

    /**
     * {@code out = Σ_i factor_i·rows[l_i]·rows[l_i]ᵀ}, the lower triangle, in tiles of two rows and four columns.
     *
     * @param channel channels of the counts l_i from {@code first}, of which there are {@code n}
     * @param rows    L×{@code size}
     * @param factor  n numbers from {@code from}
     * @param out     a lower triangle of {@code size}×{@code size}, overwritten
     */
    static void products(
            char[] channel, int first, int n, double[] rows, int size, double[] factor, int from, double[] out) {
        for (int next = 0; next < size; next += 2) {
            final int row = Math.min(next, size - 2);
            for (int column = 0; column <= row + 1; column += 4) {
                final int j = Math.min(column, size - 4);
                double a0 = 0;
                double a1 = 0;
                double a2 = 0;
                double a3 = 0;
                double b0 = 0;
                double b1 = 0;
                double b2 = 0;
                double b3 = 0;
                for (int i = 0; i < n; i++) {
                    final int k = channel[first + i] * size + row;
                    final int l = channel[first + i] * size + j;
                    final double f = factor[from + i] * rows[k];
                    final double g = factor[from + i] * rows[k + 1];
                    a0 = Fma.of(f, rows[l], a0);
                    a1 = Fma.of(f, rows[l + 1], a1);
                    a2 = Fma.of(f, rows[l + 2], a2);
                    a3 = Fma.of(f, rows[l + 3], a3);
                    b0 = Fma.of(g, rows[l], b0);
                    b1 = Fma.of(g, rows[l + 1], b1);
                    b2 = Fma.of(g, rows[l + 2], b2);
                    b3 = Fma.of(g, rows[l + 3], b3);
                }
                put(out, row, j, a0, a1, a2, a3);
                put(out, row + 1, j, b0, b1, b2, b3);
            }
        }
    }

    /** Four entries of a row of a triangle, as far as they are not beyond the diagonal. */
    private static void put(double[] out, int row, int column, double a0, double a1, double a2, double a3) {
        final int at = row * (row + 1) / 2 + column;
        final int left = row - column;
        if (left >= 0) {
            out[at] = a0;
        }
        if (left >= 1) {
            out[at + 1] = a1;
        }
        if (left >= 2) {
            out[at + 2] = a2;
        }
        if (left >= 3) {
            out[at + 3] = a3;
        }
    }

    /**
     * {@code rows[l_i] += factor_i·h}.
     *
     * @param channel channels of the counts l_i from {@code first}, of which there are {@code n}
     * @param factor  n numbers from {@code from}
     * @param h       {@code size} numbers from {@code at}
     * @param rows    L×{@code size}; added to
     */
    static void add(
            char[] channel, int first, int n, double[] factor, int from, double[] h, int at, double[] rows, int size) {
        int j = 0;
        for (; j + 4 <= size; j += 4) {
            final double h0 = h[at + j];
            final double h1 = h[at + j + 1];
            final double h2 = h[at + j + 2];
            final double h3 = h[at + j + 3];
            for (int i = 0; i < n; i++) {
                final int l = channel[first + i] * size + j;
                final double f = factor[from + i];
                rows[l] = Fma.of(f, h0, rows[l]);
                rows[l + 1] = Fma.of(f, h1, rows[l + 1]);
                rows[l + 2] = Fma.of(f, h2, rows[l + 2]);
                rows[l + 3] = Fma.of(f, h3, rows[l + 3]);
            }
        }
        for (; j < size; j++) {
            final double h0 = h[at + j];
            for (int i = 0; i < n; i++) {
                final int l = channel[first + i] * size + j;
                rows[l] = Fma.of(factor[from + i], h0, rows[l]);
            }
        }
    }
}
