package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The sums of {@link WeightKernelsN} with the loops over K = 3 phases written out. D is L×3 row-major, padded to rows of
 * 4.
 */
public final class WeightKernels3 {
    private WeightKernels3() {}

    /**
     * Adds the sums of a pixel.
     *
     * @param x      block of counts
     * @param p      pixel within the block
     * @param d      D = G·W, L×3, padded to rows of 4
     * @param h      abundances of the pixel, 3 entries from {@code at}
     * @param start  offsets of the rows of G, L + 1
     * @param column columns of the entries of G
     * @param value  values of the entries of G
     * @param u      C×4; added to
     * @param s      L×6, entries 00, 10, 11, 20, 21, 22; added to
     */
    public static void add(
            CountBlock x,
            int p,
            double[] d,
            double[] h,
            int at,
            int[] start,
            int[] column,
            double[] value,
            double[] u,
            double[] s) {
        final char[] channel = x.channel();
        final int[] many = x.many();
        final double h0 = h[at];
        final double h1 = h[at + 1];
        final double h2 = h[at + 2];
        final int unitEnd = x.unitEnd()[p];
        int m = x.manyStart()[p];
        for (int i = x.start()[p], end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i];
            final double d0 = d[l * KlKernels3.STRIDE];
            final double d1 = d[l * KlKernels3.STRIDE + 1];
            final double d2 = d[l * KlKernels3.STRIDE + 2];
            final double inverse = 1 / Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
            final double r = (i < unitEnd ? 1 : many[m++]) * inverse;
            final double t = r * inverse;
            final int entry = l * 6;
            s[entry] = Fma.of(t * h0, h0, s[entry]);
            s[entry + 1] = Fma.of(t * h1, h0, s[entry + 1]);
            s[entry + 2] = Fma.of(t * h1, h1, s[entry + 2]);
            s[entry + 3] = Fma.of(t * h2, h0, s[entry + 3]);
            s[entry + 4] = Fma.of(t * h2, h1, s[entry + 4]);
            s[entry + 5] = Fma.of(t * h2, h2, s[entry + 5]);
            final double t0 = t * d0;
            final double t1 = t * d1;
            final double t2 = t * d2;
            for (int g = start[l], last = start[l + 1]; g < last; g++) {
                final double v = value[g];
                final int row = column[g] * 4;
                u[row] = Fma.of(r, v, u[row]);
                u[row + 1] = Fma.of(t0, v, u[row + 1]);
                u[row + 2] = Fma.of(t1, v, u[row + 2]);
                u[row + 3] = Fma.of(t2, v, u[row + 3]);
            }
        }
    }
}
