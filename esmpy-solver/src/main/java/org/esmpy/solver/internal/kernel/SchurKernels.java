package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;

/**
 * Inner loops of the Schur complement in W. With q = x/y², r = x/y at the abundances h of a pixel and a whitened
 * direction z of them, the pixel couples W to z by {@code v[k,c] = h_k·Σ_l q_l (d_l·z) G_lc + z_k·(Σ_l G_lc − Σ_l r_l
 * G_lc)}; the complement is {@code Σ v·vᵀ} over pixels and directions. Nothing is allocated. The methods are long because
 * everything of a count is done while it is at hand.
 */
public final class SchurKernels {
    private SchurKernels() {}

    /**
     * {@code slope[c] = Σ_l x/y·G_lc} and {@code bend[i,c] = Σ_l x/y²·(d_l·z_i)·G_lc} for pixel {@code p} of {@code x}.
     *
     * @param stride doubles per row of D
     * @param h      abundances, Hᵀ P×K
     * @param z      directions, count×K
     * @param start  offsets of the non-zeros of G by channel, then their columns and values
     * @param slope  overwritten, length C
     * @param bend   overwritten, count×C
     */
    public static void couple(
            CountBlock x,
            int p,
            double[] d,
            int stride,
            double[] h,
            double[] z,
            int count,
            int[] start,
            int[] column,
            double[] value,
            double[] slope,
            double[] bend,
            int k) {
        final int columns = slope.length;
        final int at = (x.firstPixel() + p) * k;
        final char[] channel = x.channel();
        final int unitEnd = x.unitEnd()[p];
        final int end = x.start()[p + 1];
        final int m = x.manyStart()[p] - unitEnd;
        Arrays.fill(slope, 0);
        Arrays.fill(bend, 0, count * columns, 0);
        for (int i = x.start()[p]; i < end; i++) {
            final int row = channel[i] * stride;
            double y = 0;
            for (int j = 0; j < k; j++) {
                y = Math.fma(d[row + j], h[at + j], y);
            }
            final double v = 1 / y;
            final double r = i < unitEnd ? v : x.many()[m + i] * v;
            final double q = r * v;
            final int first = start[channel[i]];
            final int last = start[channel[i] + 1];
            for (int e = first; e < last; e++) {
                slope[column[e]] += r * value[e];
            }
            for (int n = 0; n < count; n++) {
                double t = 0;
                for (int j = 0; j < k; j++) {
                    t = Math.fma(d[row + j], z[n * k + j], t);
                }
                t *= q;
                final int out = n * columns;
                for (int e = first; e < last; e++) {
                    bend[out + column[e]] += t * value[e];
                }
            }
        }
    }

    /**
     * {@code a += vᵀ·v}, lower triangle.
     *
     * @param a    n×n
     * @param v    rows×n
     * @param rows a multiple of 4; pad with rows of zeros
     */
    public static void addOuterProducts(double[] a, double[] v, int rows, int n) {
        for (int row = 0; row < rows; row += 4) {
            final int v0 = row * n;
            final int v1 = v0 + n;
            final int v2 = v1 + n;
            final int v3 = v2 + n;
            for (int i = 0; i < n; i++) {
                final double c0 = v[v0 + i];
                final double c1 = v[v1 + i];
                final double c2 = v[v2 + i];
                final double c3 = v[v3 + i];
                final int at = i * n;
                for (int j = 0; j <= i; j++) {
                    a[at + j] += c0 * v[v0 + j] + c1 * v[v1 + j] + c2 * v[v2 + j] + c3 * v[v3 + j];
                }
            }
        }
    }
}
