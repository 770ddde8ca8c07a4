package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;

/**
 * First and second derivatives of the Kullback-Leibler objective, any number of phases K: for the abundances of one pixel
 * ({@link #derivatives}), and over all pixels for D ({@link #curvature}). One division and about K² flops per stored
 * count; nothing is allocated. D is L×K row-major, Hᵀ is P×K; symmetric K×K matrices are their lower triangles, row by
 * row. Blocks may run in parallel if each has its own {@code outD}, {@code outS} and scratch space.
 *
 * <p>Loops over K numbers are too short to be fast: sums over the counts of a pixel take the rows of four counts at once,
 * and the K(K+1)/2 products of a row of D, which all pixels share, come from a table.
 */
public final class NewtonKernelsN {
    private NewtonKernelsN() {}

    /** Scratch space that suffices for pixels of {@code channels} channels and K phases. */
    public static double[] scratch(int channels, int k) {
        return new double[2 * channels + k * (k + 3) / 2];
    }

    /** Products of each row of D with itself: lower triangles, L×K(K+1)/2. */
    public static double[] products(double[] d, int k) {
        final int size = k * (k + 1) / 2;
        double[] products = new double[d.length / k * size];
        for (int row = 0; row < d.length / k; row++) {
            triangle(d, row * k, k, products, row * size);
        }
        return products;
    }

    /**
     * First and second derivatives of {@code Σ x·log(D·h)} for one pixel: {@code g = Dᵀ(x/y)}, {@code q = Dᵀ·diag(x/y²)·D}
     * with {@code y = D·h}.
     *
     * @param p        pixel of the block, from 0
     * @param d        D = G·W, L×K
     * @param products those of D
     * @param h        abundances, length K
     * @param g        overwritten, length K
     * @param q        overwritten, lower triangle of K×K
     * @param scratch  overwritten, see {@link #scratch}
     */
    public static void derivatives(
            CountBlock x,
            int p,
            double[] d,
            double[] products,
            double[] h,
            double[] g,
            double[] q,
            int k,
            double[] scratch) {
        final int first = x.start()[p];
        final int n = x.start()[p + 1] - first;
        rates(x.channel(), first, n, d, h, 0, k, scratch);
        ratios(x, p, scratch, n);
        sumRows(x.channel(), first, n, d, k, scratch, 0, g, 0);
        sumRows(x.channel(), first, n, products, k * (k + 1) / 2, scratch, n, q, 0);
    }

    /**
     * The joint pass of {@link JointKernelsN} with second derivatives: {@code outH = DᵀR} for the pixels of {@code x}, and
     * over them {@code outD += R·Hᵀ} and {@code outS[l] += Σ_p x/y² h_p h_pᵀ}.
     *
     * @param d       D = G·W, L×K
     * @param ht      Hᵀ, P×K
     * @param outH    DᵀR transposed, P×K; only the rows of this block are written
     * @param outD    R·Hᵀ, L×K; added to
     * @param outS    L×K(K+1)/2, a lower triangle per channel; added to
     * @param scratch overwritten, see {@link #scratch}
     * @return sum of {@code x · log y} over the block
     */
    public static double curvature(
            CountBlock x,
            double[] d,
            double[] ht,
            double[] outH,
            double[] outD,
            double[] outS,
            int k,
            double[] scratch) {
        final char[] channel = x.channel();
        final int size = k * (k + 1) / 2;
        final int products = scratch.length - size;
        double logs = 0;
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            rates(channel, first, n, d, ht, h, k, scratch);
            logs += logarithms(x, p, scratch, n);
            ratios(x, p, scratch, n);
            sumRows(channel, first, n, d, k, scratch, 0, outH, h);
            triangle(ht, h, k, scratch, products);
            for (int i = 0; i < n; i++) {
                add(ht, h, k, scratch[i], outD, channel[first + i] * k);
                add(scratch, products, size, scratch[n + i], outS, channel[first + i] * size);
            }
        }
        return logs;
    }

    /** {@code y = D·h} for the counts of a pixel, to the front of {@code y}. */
    private static void rates(char[] channel, int first, int n, double[] d, double[] h, int at, int k, double[] y) {
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            final int l0 = channel[first + i] * k;
            final int l1 = channel[first + i + 1] * k;
            final int l2 = channel[first + i + 2] * k;
            final int l3 = channel[first + i + 3] * k;
            double y0 = 0;
            double y1 = 0;
            double y2 = 0;
            double y3 = 0;
            for (int j = 0; j < k; j++) {
                final double hj = h[at + j];
                y0 = Math.fma(d[l0 + j], hj, y0);
                y1 = Math.fma(d[l1 + j], hj, y1);
                y2 = Math.fma(d[l2 + j], hj, y2);
                y3 = Math.fma(d[l3 + j], hj, y3);
            }
            y[i] = y0;
            y[i + 1] = y1;
            y[i + 2] = y2;
            y[i + 3] = y3;
        }
        for (; i < n; i++) {
            final int l = channel[first + i] * k;
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum = Math.fma(d[l + j], h[at + j], sum);
            }
            y[i] = sum;
        }
    }

    /** Replaces the rates y of a pixel by {@code x/y}, followed by {@code x/y²}. */
    private static void ratios(CountBlock x, int p, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            final double v = 1 / y[i];
            y[i] = v;
            y[n + i] = v * v;
        }
        final int[] many = x.many();
        int m = x.manyStart()[p];
        for (int i = x.unitEnd()[p] - x.start()[p]; i < n; i++) {
            final int count = many[m++];
            y[i] *= count;
            y[n + i] *= count;
        }
    }

    /** {@code out = Σ_i factor[from + i]·rows[l_i]} over the channels of a pixel, rows of {@code size} numbers. */
    private static void sumRows(
            char[] channel,
            int first,
            int n,
            double[] rows,
            int size,
            double[] factor,
            int from,
            double[] out,
            int at) {
        Arrays.fill(out, at, at + size, 0);
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            final int l0 = channel[first + i] * size;
            final int l1 = channel[first + i + 1] * size;
            final int l2 = channel[first + i + 2] * size;
            final int l3 = channel[first + i + 3] * size;
            final double f0 = factor[from + i];
            final double f1 = factor[from + i + 1];
            final double f2 = factor[from + i + 2];
            final double f3 = factor[from + i + 3];
            for (int j = 0; j < size; j++) {
                out[at + j] = Math.fma(
                        f0,
                        rows[l0 + j],
                        Math.fma(
                                f1, rows[l1 + j], Math.fma(f2, rows[l2 + j], Math.fma(f3, rows[l3 + j], out[at + j]))));
            }
        }
        for (; i < n; i++) {
            add(rows, channel[first + i] * size, size, factor[from + i], out, at);
        }
    }

    private static void add(double[] row, int from, int size, double factor, double[] out, int at) {
        for (int j = 0; j < size; j++) {
            out[at + j] = Math.fma(factor, row[from + j], out[at + j]);
        }
    }

    private static void triangle(double[] row, int from, int k, double[] out, int to) {
        int at = to;
        for (int j = 0; j < k; j++) {
            for (int m = 0; m <= j; m++) {
                out[at++] = row[from + j] * row[from + m];
            }
        }
    }

    /** {@code Σ x·log y} over the counts of a pixel. */
    private static double logarithms(CountBlock x, int p, double[] y, int n) {
        final int[] many = x.many();
        final int units = x.unitEnd()[p] - x.start()[p];
        int m = x.manyStart()[p];
        double logs = 0;
        double product = 1;
        for (int i = 0; i < n; i++) {
            final int c = i < units ? 1 : many[m++];
            final double t = i < units ? product * y[i] : c <= LogProduct.MOST ? LogProduct.times(product, y[i], c) : 0;
            if (t >= LogProduct.LOW && t <= LogProduct.HIGH) {
                product = t;
            } else {
                logs += Math.log(product) + c * Math.log(y[i]);
                product = 1;
            }
        }
        return logs + Math.log(product);
    }
}
