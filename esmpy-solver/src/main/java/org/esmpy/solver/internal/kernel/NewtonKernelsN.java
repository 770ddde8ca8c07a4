package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * First and second derivatives of the Kullback-Leibler objective, any number of phases K: for the abundances of one pixel
 * ({@link #derivatives}), and over all pixels for D ({@link #curvature}). One division and about K² flops per stored
 * count. D is L×K row-major, Hᵀ is P×K; symmetric K×K matrices are their lower triangles, row by
 * row. Blocks may run in parallel if each has its own {@code outD}, {@code outS} and scratch space.
 *
 * <p>The K(K+1)/2 products of a row of D, which all pixels share, come from a table.
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
        PixelRows.multiply(x.channel(), first, n, d, k, h, 0, scratch);
        ratios(x, p, scratch, n);
        PixelRows.sum(x.channel(), first, n, d, k, scratch, 0, g, 0);
        PixelRows.sum(x.channel(), first, n, products, k * (k + 1) / 2, scratch, n, q, 0);
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
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(channel, first, n, d, k, ht, h, scratch);
            logs.add(p, scratch);
            ratios(x, p, scratch, n);
            PixelRows.sum(channel, first, n, d, k, scratch, 0, outH, h);
            triangle(ht, h, k, scratch, products);
            PixelRows.add(channel, first, n, scratch, 0, ht, h, outD, k);
            PixelRows.add(channel, first, n, scratch, n, scratch, products, outS, size);
        }
        return logs.sum();
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

    private static void triangle(double[] row, int from, int k, double[] out, int to) {
        int at = to;
        for (int j = 0; j < k; j++) {
            for (int m = 0; m <= j; m++) {
                out[at++] = row[from + j] * row[from + m];
            }
        }
    }
}
