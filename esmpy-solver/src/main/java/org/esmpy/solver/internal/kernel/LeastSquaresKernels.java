package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;

/**
 * Computes products of the sparse counts with the factors of a least-squares factorisation, for any number of phases K:
 * 2·K flops per stored count, nothing dense of size L×P and nothing allocated. D is L×K row-major, Hᵀ is P×K.
 */
public final class LeastSquaresKernels {
    private LeastSquaresKernels() {}

    /**
     * {@code out = XᵀD} for the pixels of {@code x}.
     *
     * @param d   D, L×K
     * @param out P×K; only the rows of this block are written
     */
    public static void timesD(CountBlock x, double[] d, double[] out, int k) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        int m = 0;
        int h = x.firstPixel() * k;
        for (int p = 0; p < unitEnd.length; p++, h += k) {
            Arrays.fill(out, h, h + k, 0);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * k;
                for (int j = 0; j < k; j++) {
                    out[h + j] += d[l + j];
                }
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * k;
                final double c = many[m++];
                for (int j = 0; j < k; j++) {
                    out[h + j] = Fma.of(c, d[l + j], out[h + j]);
                }
            }
        }
    }

    /**
     * {@code out += XHᵀ} over the pixels of {@code x}.
     *
     * @param ht  Hᵀ, P×K
     * @param out L×K; added to
     */
    public static void timesH(CountBlock x, double[] ht, double[] out, int k) {
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
                for (int j = 0; j < k; j++) {
                    out[l + j] += ht[h + j];
                }
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * k;
                final double c = many[m++];
                for (int j = 0; j < k; j++) {
                    out[l + j] = Fma.of(c, ht[h + j], out[l + j]);
                }
            }
        }
    }

    /**
     * One sweep of coordinate descent over the columns of a factor A (rows×K) in {@code min ½·tr(A·M·Aᵀ) − tr(A·Bᵀ)},
     * {@code A >= 0}: {@code a_k ← max(0, a_k + (b_k − A·m_k) / M_kk)} for the rows {@code from <= row < to}.
     *
     * @param a     A, row-major; improved in place
     * @param b     B, rows×K
     * @param gram  M, K×K
     * @param order the columns in the order in which they move; those with {@code M_kk = 0} stay
     */
    public static void sweep(double[] a, double[] b, double[] gram, int[] order, int from, int to) {
        final int k = order.length;
        for (int row = from * k; row < to * k; row += k) {
            for (final int j : order) {
                final double curvature = gram[j * k + j];
                if (curvature > 0) {
                    double slope = -b[row + j];
                    for (int i = 0; i < k; i++) {
                        slope = Fma.of(gram[j * k + i], a[row + i], slope);
                    }
                    a[row + j] = Math.max(0, a[row + j] - slope / curvature);
                }
            }
        }
    }
}
