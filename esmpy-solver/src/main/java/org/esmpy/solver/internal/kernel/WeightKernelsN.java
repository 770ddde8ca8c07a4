package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * What one pixel contributes to slope and curvature of the log-likelihood in W, any number of phases K. With rates
 * {@code y = D·h} and the row g of G (L×C, sparse) of each channel:
 * {@code u[c,0] = Σ x·g_c / y}, {@code u[c,1+j] = Σ x·g_c·d_j / y²}, and {@code s[l] += x·h·hᵀ / y²}.
 */
public final class WeightKernelsN {
    private WeightKernelsN() {}

    /**
     * Adds the sums of a pixel.
     *
     * @param x      block of counts
     * @param p      pixel within the block
     * @param d      D = G·W, L×K
     * @param h      abundances of the pixel, K entries from {@code at}
     * @param start  offsets of the rows of G, L + 1
     * @param column columns of the entries of G
     * @param value  values of the entries of G
     * @param u      C×(K+1); added to
     * @param s      L×K(K+1)/2, lower triangles by rows; added to
     */
    public static void add(
            CountBlock x,
            int p,
            double[] d,
            double[] h,
            int at,
            int k,
            int[] start,
            int[] column,
            double[] value,
            double[] u,
            double[] s) {
        final int triangle = k * (k + 1) / 2;
        final int unitEnd = x.unitEnd()[p];
        int m = x.manyStart()[p];
        for (int i = x.start()[p], end = x.start()[p + 1]; i < end; i++) {
            final int l = x.channel()[i];
            double y = 0;
            for (int j = 0; j < k; j++) {
                y = Fma.of(d[l * k + j], h[at + j], y);
            }
            final double r = (i < unitEnd ? 1 : x.many()[m++]) / y;
            final double t = r / y;
            int entry = l * triangle;
            for (int a = 0; a < k; a++) {
                final double scaled = t * h[at + a];
                for (int b = 0; b <= a; b++) {
                    s[entry] = Fma.of(scaled, h[at + b], s[entry]);
                    entry++;
                }
            }
            for (int g = start[l]; g < start[l + 1]; g++) {
                final int row = column[g] * (k + 1);
                u[row] = Fma.of(r, value[g], u[row]);
                final double scaled = t * value[g];
                for (int j = 0; j < k; j++) {
                    u[row + 1 + j] = Fma.of(scaled, d[l * k + j], u[row + 1 + j]);
                }
            }
        }
    }
}
