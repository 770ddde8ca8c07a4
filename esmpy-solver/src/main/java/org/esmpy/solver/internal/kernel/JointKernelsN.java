package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * One pass over the counts for expectation maximisation of W and H together, any number of phases K: with the ratios
 * {@code R = X / D·H} it gives {@code DᵀR}, {@code R·Hᵀ} and {@code Σ x·log y} for one division per stored count and about
 * 6·K flops. D is L×K row-major, Hᵀ is P×K. Blocks may run in parallel if each has its own {@code outD}.
 */
public final class JointKernelsN {
    private JointKernelsN() {}

    /**
     * {@code outH = DᵀR} for the pixels of {@code x} and {@code outD += R·Hᵀ} over them.
     *
     * @param d    D = G·W, L×K
     * @param ht   Hᵀ, P×K
     * @param outH DᵀR transposed, P×K; only the rows of this block are written
     * @param outD R·Hᵀ, L×K; added to
     * @return sum of {@code x · log y} over the block
     */
    public static double joint(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, int k) {
        final double[] y = new double[PixelRates.most(x)];
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            logs.add(p, y);
            PixelRates.divide(x, p, y);
            PixelRows.sum(x.channel(), first, n, d, k, y, 0, outH, h);
            PixelRows.add(x.channel(), first, n, y, 0, ht, h, outD, k);
        }
        return logs.sum();
    }
}
