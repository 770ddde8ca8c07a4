package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * Second-order expansion of one pixel's log-likelihood in its abundances h, any number of phases K. With rates
 * {@code y = D·h}: the slopes {@code Σ_l x·d_l / y}, the curvatures {@code Σ_l x·d_l·d_lᵀ / y²} and the sum
 * {@code Σ_l x·log y}. Cost: about K²/2 + 3K flops and one division per stored count; nothing is allocated.
 */
public final class ExpansionKernelsN {
    private ExpansionKernelsN() {}

    /** Doubles that an expansion writes: K slopes, then the lower triangle of the curvatures by rows. */
    public static int size(int k) {
        return k + k * (k + 1) / 2;
    }

    /**
     * Expands the log-likelihood of a pixel.
     *
     * @param x   block of counts
     * @param p   pixel within the block
     * @param d   D = G·W, L×K
     * @param h   abundances of the pixel, K entries from {@code at}
     * @param at  where the abundances are
     * @param out where the {@link #size} results go
     * @param to  where they begin
     * @return {@code Σ x·log y}; not finite if a count meets a rate of 0
     */
    public static double expand(CountBlock x, int p, double[] d, double[] h, int at, double[] out, int to, int k) {
        for (int i = to; i < to + size(k); i++) {
            out[i] = 0;
        }
        double logs = 0;
        double product = 1;
        final char[] channel = x.channel();
        final int[] many = x.many();
        final int unitEnd = x.unitEnd()[p];
        int m = x.manyStart()[p];
        for (int i = x.start()[p], end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * k;
            double y = 0;
            for (int j = 0; j < k; j++) {
                y = Fma.of(d[l + j], h[at + j], y);
            }
            final int count = i < unitEnd ? 1 : many[m++];
            final double r = count / y;
            add(d, l, r, r / y, out, to, k);
            final double t = product * (i < unitEnd ? y : LogProduct.power(y, count));
            if (!(t >= LogProduct.LOW && t <= LogProduct.HIGH)) {
                logs += Math.log(product) + count * Math.log(y);
                product = 1;
            } else {
                product = t;
            }
        }
        return logs + Math.log(product);
    }

    private static void add(double[] d, int l, double r, double t, double[] out, int to, int k) {
        int entry = to + k;
        for (int a = 0; a < k; a++) {
            out[to + a] = Fma.of(r, d[l + a], out[to + a]);
            final double scaled = t * d[l + a];
            for (int b = 0; b <= a; b++) {
                out[entry] = Fma.of(scaled, d[l + b], out[entry]);
                entry++;
            }
        }
    }
}
