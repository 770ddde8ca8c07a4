package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * Passes over the counts for the Kullback-Leibler objective, any number of phases K. With rates {@code y = D·H} and
 * ratios {@code R = X / y} on the stored counts: {@code DᵀR} for the update of H, {@code R·Hᵀ} for the update of D, and
 * {@code Σ x·log y} for the objective. Each costs about 4·K flops and one division per stored count. D is L×K row-major,
 * Hᵀ is P×K. Blocks touch different pixels, so they may run in parallel where the output is by pixel.
 */
public final class KlKernelsN {
    private KlKernelsN() {}

    /**
     * {@code out[p,k] = sum over l of D[l,k] * x[l,p] / y[l,p]} for the pixels of {@code x}.
     *
     * @param d   D = G·W, L×K
     * @param ht  Hᵀ, P×K
     * @param out DᵀR transposed, P×K; only the rows of this block are written
     * @return sum of {@code x · log y} over the block
     */
    public static double numeratorH(CountBlock x, double[] d, double[] ht, double[] out, int k) {
        final double[] y = new double[PixelRates.most(x)];
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            logs.add(p, y);
            PixelRates.divide(x, p, y);
            PixelRows.sum(x.channel(), first, n, d, k, y, 0, out, h);
        }
        return logs.sum();
    }

    /**
     * {@code out[l,k] += sum over p of H[k,p] * x[l,p] / y[l,p]} over the pixels of {@code x}.
     *
     * @param d   D = G·W, L×K
     * @param ht  Hᵀ, P×K
     * @param out R·Hᵀ, L×K; added to
     */
    public static void numeratorD(CountBlock x, double[] d, double[] ht, double[] out, int k) {
        final double[] y = new double[PixelRates.most(x)];
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            PixelRates.divide(x, p, y);
            PixelRows.add(x.channel(), first, n, y, 0, ht, h, out, k);
        }
    }
}
