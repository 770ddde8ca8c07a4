package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;

/**
 * Inner loops of the Schur complement in W. With q = x/y² and r = x/y at the abundances h of a pixel and a whitened
 * direction z of them, the pixel couples W to z by {@code v[k,c] = h_k·Σ_l q_l (d_l·z) G_lc + z_k·(Σ_l G_lc − Σ_l r_l
 * G_lc)}; the complement is {@code Σ v·vᵀ} over pixels and directions. Nothing is allocated. {@link #couple} is long
 * because everything of a count is done while it is at hand, one or two directions, which is most of them, in registers.
 */
public final class SchurKernels {
    private SchurKernels() {}

    /**
     * {@code out[c,0] = Σ_l x/y·G_lc} and {@code out[c,1+i] = Σ_l x/y²·(d_l·z_i)·G_lc} for pixel {@code p} of {@code x}.
     *
     * @param d      D, rows of {@code stride} doubles
     * @param ht     Hᵀ, P×K
     * @param z      directions, count×K
     * @param start  offsets of the non-zeros of G by channel, then their columns and values
     * @param scratch length K
     * @param out    overwritten, C×(1 + count)
     */
    public static void couple(
            CountBlock x,
            int p,
            double[] d,
            int stride,
            double[] ht,
            double[] z,
            int count,
            int[] start,
            int[] column,
            double[] value,
            double[] scratch,
            double[] out,
            int columns,
            int k) {
        final char[] channel = x.channel();
        final int unitEnd = x.unitEnd()[p];
        final int end = x.start()[p + 1];
        final int m = x.manyStart()[p] - unitEnd;
        final int h = (x.firstPixel() + p) * k;
        final int width = 1 + count;
        Arrays.fill(out, 0, columns * width, 0);
        for (int i = x.start()[p]; i < end; i++) {
            final int row = channel[i] * stride;
            double y = 0;
            double z0 = 0;
            double z1 = 0;
            for (int j = 0; j < k; j++) {
                final double dj = d[row + j];
                y = Fma.of(dj, ht[h + j], y);
                z0 = Fma.of(dj, z[j], z0);
                z1 = Fma.of(dj, z[k + j], z1);
            }
            final double v = 1 / y;
            final double r = i < unitEnd ? v : x.many()[m + i] * v;
            final double q = r * v;
            final int last = start[channel[i] + 1];
            if (count == 2) {
                final double t0 = q * z0;
                final double t1 = q * z1;
                for (int e = start[channel[i]]; e < last; e++) {
                    final double g = value[e];
                    final int at = column[e] * 3;
                    out[at] = Fma.of(r, g, out[at]);
                    out[at + 1] = Fma.of(t0, g, out[at + 1]);
                    out[at + 2] = Fma.of(t1, g, out[at + 2]);
                }
            } else if (count == 1) {
                final double t0 = q * z0;
                for (int e = start[channel[i]]; e < last; e++) {
                    final double g = value[e];
                    final int at = column[e] * 2;
                    out[at] = Fma.of(r, g, out[at]);
                    out[at + 1] = Fma.of(t0, g, out[at + 1]);
                }
            } else {
                scratch[0] = q * z0;
                scratch[1] = q * z1;
                for (int n = 2; n < count; n++) {
                    double t = 0;
                    for (int j = 0; j < k; j++) {
                        t = Fma.of(d[row + j], z[n * k + j], t);
                    }
                    scratch[n] = q * t;
                }
                for (int e = start[channel[i]]; e < last; e++) {
                    final double g = value[e];
                    final int at = column[e] * width;
                    out[at] = Fma.of(r, g, out[at]);
                    for (int n = 0; n < count; n++) {
                        out[at + 1 + n] = Fma.of(scratch[n], g, out[at + 1 + n]);
                    }
                }
            }
        }
    }

    /**
     * {@code a += vᵀ·v}, lower triangle. Rows are arrays of their own so that their indices agree, without which the loop
     * is not vectorised.
     *
     * @param a    n rows, row i of length i + 1
     * @param v    rows of length n
     * @param rows how many rows of v, a multiple of 4; pad with rows of zeros
     */
    public static void addOuterProducts(double[][] a, double[][] v, int rows) {
        for (int row = 0; row < rows; row += 4) {
            for (double[] sum : a) {
                addProducts(sum, v[row], v[row + 1], v[row + 2], v[row + 3]);
            }
        }
    }

    private static void addProducts(double[] sum, double[] v0, double[] v1, double[] v2, double[] v3) {
        final int i = sum.length - 1;
        final double c0 = v0[i];
        final double c1 = v1[i];
        final double c2 = v2[i];
        final double c3 = v3[i];
        for (int j = 0; j <= i; j++) {
            sum[j] = Fma.of(c0, v0[j], Fma.of(c1, v1[j], Fma.of(c2, v2[j], Fma.of(c3, v3[j], sum[j]))));
        }
    }
}
