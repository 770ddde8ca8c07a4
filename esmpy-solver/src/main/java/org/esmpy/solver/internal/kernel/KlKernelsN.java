package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * Passes over the counts for the Kullback-Leibler objective, any number of phases K. With rates {@code y = D·H} and
 * ratios {@code R = X / y} on the stored counts: {@code DᵀR} for the update of H, {@code R·Hᵀ} for the update of D, and
 * {@code Σ x·log y} for the objective. Each costs about 4·K flops and one division per stored count; nothing is
 * allocated. D is L×K row-major, Hᵀ is P×K. Blocks touch different pixels, so they may run in parallel where the output
 * is by pixel.
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
                out[h + j] = 0;
            }
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * k;
                final double y = rate(d, l, ht, h, k);
                final double r = 1 / y;
                for (int j = 0; j < k; j++) {
                    out[h + j] = Math.fma(r, d[l + j], out[h + j]);
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
                final double y = rate(d, l, ht, h, k);
                final int c = many[m++];
                final double r = c / y;
                for (int j = 0; j < k; j++) {
                    out[h + j] = Math.fma(r, d[l + j], out[h + j]);
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

    /**
     * {@code out[l,k] += sum over p of H[k,p] * x[l,p] / y[l,p]} over the pixels of {@code x}.
     *
     * @param d   D = G·W, L×K
     * @param ht  Hᵀ, P×K
     * @param out R·Hᵀ, L×K; added to
     */
    public static void numeratorD(CountBlock x, double[] d, double[] ht, double[] out, int k) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        int m = 0;
        int h = x.firstPixel() * k;
        for (int p = 0; p < unitEnd.length; p++, h += k) {
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * k;
                final double r = 1 / rate(d, l, ht, h, k);
                for (int j = 0; j < k; j++) {
                    out[l + j] = Math.fma(r, ht[h + j], out[l + j]);
                }
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * k;
                final double r = many[m++] / rate(d, l, ht, h, k);
                for (int j = 0; j < k; j++) {
                    out[l + j] = Math.fma(r, ht[h + j], out[l + j]);
                }
            }
        }
    }

    private static double rate(double[] d, int l, double[] ht, int h, int k) {
        double y = 0;
        for (int j = 0; j < k; j++) {
            y = Math.fma(d[l + j], ht[h + j], y);
        }
        return y;
    }
}
