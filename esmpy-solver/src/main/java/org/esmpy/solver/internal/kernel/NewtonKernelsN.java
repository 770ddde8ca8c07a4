package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;

/**
 * First and second derivatives of the Kullback-Leibler objective, any number of phases K: for the abundances of one pixel
 * ({@link #derivatives}), and over all pixels for D ({@link #curvature}). One division and about K² flops per stored
 * count; nothing is allocated. D is L×K row-major, Hᵀ is P×K; symmetric K×K matrices are their lower triangles, row by
 * row. Blocks may run in parallel if each has its own {@code outD} and {@code outS}.
 */
public final class NewtonKernelsN {
    private NewtonKernelsN() {}

    /**
     * First and second derivatives of {@code Σ x·log(D·h)} for one pixel: {@code g = Dᵀ(x/y)}, {@code q = Dᵀ·diag(x/y²)·D}
     * with {@code y = D·h}.
     *
     * @param p pixel of the block, from 0
     * @param d D = G·W, L×K
     * @param h abundances, length K
     * @param g overwritten, length K
     * @param q overwritten, lower triangle of K×K
     */
    public static void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q, int k) {
        final char[] channel = x.channel();
        final int[] many = x.many();
        Arrays.fill(g, 0, k, 0);
        Arrays.fill(q, 0, k * (k + 1) / 2, 0);
        int m = x.manyStart()[p] - x.unitEnd()[p];
        final int unitEnd = x.unitEnd()[p];
        final int end = x.start()[p + 1];
        for (int i = x.start()[p]; i < end; i++) {
            final int l = channel[i] * k;
            double y = 0;
            for (int j = 0; j < k; j++) {
                y = Math.fma(d[l + j], h[j], y);
            }
            final double v = 1 / y;
            final double r = i < unitEnd ? v : many[m + i] * v;
            final double s = r * v;
            int row = 0;
            for (int j = 0; j < k; j++) {
                final double dj = d[l + j];
                final double e = s * dj;
                g[j] = Math.fma(r, dj, g[j]);
                for (int n = 0; n <= j; n++) {
                    q[row + n] = Math.fma(e, d[l + n], q[row + n]);
                }
                row += j + 1;
            }
        }
    }

    /**
     * The joint pass of {@link JointKernelsN} with second derivatives: {@code outH = DᵀR} for the pixels of {@code x}, and
     * over them {@code outD += R·Hᵀ} and {@code outS[l] += Σ_p x/y² h_p h_pᵀ}.
     *
     * @param d    D = G·W, L×K
     * @param ht   Hᵀ, P×K
     * @param outH DᵀR transposed, P×K; only the rows of this block are written
     * @param outD R·Hᵀ, L×K; added to
     * @param outS L×K(K+1)/2, a lower triangle per channel; added to
     * @return sum of {@code x · log y} over the block
     */
    public static double curvature(
            CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, double[] outS, int k) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final int triangle = k * (k + 1) / 2;
        double logs = 0;
        double product = 1;
        int m = 0;
        int h = x.firstPixel() * k;
        for (int p = 0; p < unitEnd.length; p++, h += k) {
            Arrays.fill(outH, h, h + k, 0);
            for (int i = start[p]; i < start[p + 1]; i++) {
                final int l = channel[i] * k;
                double y = 0;
                for (int j = 0; j < k; j++) {
                    y = Math.fma(d[l + j], ht[h + j], y);
                }
                final double v = 1 / y;
                final int c = i < unitEnd[p] ? 1 : many[m++];
                final double r = c * v;
                final double s = r * v;
                int row = channel[i] * triangle;
                for (int j = 0; j < k; j++) {
                    outH[h + j] = Math.fma(r, d[l + j], outH[h + j]);
                    outD[l + j] = Math.fma(r, ht[h + j], outD[l + j]);
                    final double e = s * ht[h + j];
                    for (int n = 0; n <= j; n++) {
                        outS[row + n] = Math.fma(e, ht[h + n], outS[row + n]);
                    }
                    row += j + 1;
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
