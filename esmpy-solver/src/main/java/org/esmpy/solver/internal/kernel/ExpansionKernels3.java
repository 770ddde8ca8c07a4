package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The expansion of {@link ExpansionKernelsN} with the loops over K = 3 phases written out, so that all nine sums stay in
 * registers; the method is long for that reason. D is L×3 row-major, padded to rows of 4.
 */
public final class ExpansionKernels3 {
    private ExpansionKernels3() {}

    /**
     * Expands the log-likelihood of a pixel.
     *
     * @param x   block of counts
     * @param p   pixel within the block
     * @param d   D = G·W, L×3, padded to rows of 4
     * @param h   abundances of the pixel, 3 entries from {@code at}
     * @param at  where the abundances are
     * @param out where 3 slopes and the curvatures 00, 10, 11, 20, 21, 22 go
     * @param to  where they begin
     * @return {@code Σ x·log y}; not finite if a count meets a rate of 0
     */
    public static double expand(CountBlock x, int p, double[] d, double[] h, int at, double[] out, int to) {
        final double h0 = h[at];
        final double h1 = h[at + 1];
        final double h2 = h[at + 2];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double c00 = 0;
        double c10 = 0;
        double c11 = 0;
        double c20 = 0;
        double c21 = 0;
        double c22 = 0;
        double logs = 0;
        double product = 1;
        final char[] channel = x.channel();
        final int[] many = x.many();
        final int unitEnd = x.unitEnd()[p];
        int m = x.manyStart()[p];
        for (int i = x.start()[p], end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * KlKernels3.STRIDE;
            final double d0 = d[l];
            final double d1 = d[l + 1];
            final double d2 = d[l + 2];
            final double y = Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
            final int count = i < unitEnd ? 1 : many[m++];
            final double inverse = 1 / y;
            final double r = count * inverse;
            final double t = r * inverse;
            s0 = Fma.of(r, d0, s0);
            s1 = Fma.of(r, d1, s1);
            s2 = Fma.of(r, d2, s2);
            final double t0 = t * d0;
            final double t1 = t * d1;
            final double t2 = t * d2;
            c00 = Fma.of(t0, d0, c00);
            c10 = Fma.of(t1, d0, c10);
            c11 = Fma.of(t1, d1, c11);
            c20 = Fma.of(t2, d0, c20);
            c21 = Fma.of(t2, d1, c21);
            c22 = Fma.of(t2, d2, c22);
            final double next = product * (i < unitEnd ? y : LogProduct.power(y, count));
            if (!(next >= LogProduct.LOW && next <= LogProduct.HIGH)) {
                logs += Math.log(product) + count * Math.log(y);
                product = 1;
            } else {
                product = next;
            }
        }
        out[to] = s0;
        out[to + 1] = s1;
        out[to + 2] = s2;
        out[to + 3] = c00;
        out[to + 4] = c10;
        out[to + 5] = c11;
        out[to + 6] = c20;
        out[to + 7] = c21;
        out[to + 8] = c22;
        return logs + Math.log(product);
    }
}
