package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * One pass over the counts for expectation maximisation of W and H together, any number of phases K: with the ratios
 * {@code R = X / D·H} it gives {@code DᵀR}, {@code R·Hᵀ} and {@code Σ x·log y} for one division per stored count and about
 * 6·K flops; nothing is allocated. D is L×K row-major, Hᵀ is P×K. Blocks may run in parallel if each has its own {@code
 * outD}.
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
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        double logs = 0;
        double product = 1;
        int m = 0;
        int h = x.firstPixel() * k;
        for (int p = 0; p < unitEnd.length; p++, h += k) {
            for (int j = 0; j < k; j++) {
                outH[h + j] = 0;
            }
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * k;
                double y = 0;
                for (int j = 0; j < k; j++) {
                    y = Math.fma(d[l + j], ht[h + j], y);
                }
                final double r = 1 / y;
                for (int j = 0; j < k; j++) {
                    outH[h + j] = Math.fma(r, d[l + j], outH[h + j]);
                    outD[l + j] = Math.fma(r, ht[h + j], outD[l + j]);
                }
                final double t = product * y;
                if (t < LogProduct.LOW || t > LogProduct.HIGH) {
                    logs += Math.log(product) + Math.log(y);
                    product = 1;
                } else {
                    product = t;
                }
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * k;
                double y = 0;
                for (int j = 0; j < k; j++) {
                    y = Math.fma(d[l + j], ht[h + j], y);
                }
                final int c = many[m++];
                final double r = c / y;
                for (int j = 0; j < k; j++) {
                    outH[h + j] = Math.fma(r, d[l + j], outH[h + j]);
                    outD[l + j] = Math.fma(r, ht[h + j], outD[l + j]);
                }
                if (c > LogProduct.MOST) {
                    logs += c * Math.log(y);
                    continue;
                }
                final double t = LogProduct.times(product, y, c);
                if (t >= LogProduct.LOW && t <= LogProduct.HIGH) {
                    product = t;
                } else {
                    logs += Math.log(product) + c * Math.log(y);
                    product = 1;
                }
            }
        }
        return logs + Math.log(product);
    }
}
