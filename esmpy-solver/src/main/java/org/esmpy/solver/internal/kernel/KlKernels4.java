package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The Kullback-Leibler passes of {@link KlKernelsN} with the loop over K = 4 phases written out, so that abundances and
 * sums stay in registers; the methods are long for that reason. D is L×4 row-major; Hᵀ is P×4.
 */
public final class KlKernels4 {
    private KlKernels4() {}

    /**
     * {@code out[p,k] = sum over l of D[l,k] * x[l,p] / y[l,p]} with {@code y = D·H}, for the pixels of {@code x}.
     *
     * @param d   D = G·W, L×4
     * @param ht  Hᵀ, P×4
     * @param out DᵀR transposed, P×4; only the rows of this block are written
     * @return sum of {@code x · log y} over the block
     */
    public static double numeratorH(CountBlock x, double[] d, double[] ht, double[] out) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        int m = 0;
        int h = x.firstPixel() * 4;
        for (int p = 0; p < unitEnd.length; p++, h += 4) {
            final double h0 = ht[h];
            final double h1 = ht[h + 1];
            final double h2 = ht[h + 2];
            final double h3 = ht[h + 3];
            double g0 = 0;
            double g1 = 0;
            double g2 = 0;
            double g3 = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * 4;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double d3 = d[l + 3];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
                final double r = 1 / y;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                g2 = Fma.of(r, d2, g2);
                g3 = Fma.of(r, d3, g3);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * 4;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double d3 = d[l + 3];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
                final int c = many[m++];
                final double r = c / y;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                g2 = Fma.of(r, d2, g2);
                g3 = Fma.of(r, d3, g3);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            out[h] = g0;
            out[h + 1] = g1;
            out[h + 2] = g2;
            out[h + 3] = g3;
        }
        return logs.sum();
    }

    /**
     * {@code out[l,k] += sum over p of H[k,p] * x[l,p] / y[l,p]} with {@code y = D·H}, over the pixels of {@code x}.
     *
     * @param d   D = G·W, L×4
     * @param ht  Hᵀ, P×4
     * @param out R·Hᵀ, L×4; added to
     */
    public static void numeratorD(CountBlock x, double[] d, double[] ht, double[] out) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        int m = 0;
        int h = x.firstPixel() * 4;
        for (int p = 0; p < unitEnd.length; p++, h += 4) {
            final double h0 = ht[h];
            final double h1 = ht[h + 1];
            final double h2 = ht[h + 2];
            final double h3 = ht[h + 3];
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * 4;
                final double r = 1 / Fma.of(d[l], h0, Fma.of(d[l + 1], h1, Fma.of(d[l + 2], h2, d[l + 3] * h3)));
                out[l] = Fma.of(r, h0, out[l]);
                out[l + 1] = Fma.of(r, h1, out[l + 1]);
                out[l + 2] = Fma.of(r, h2, out[l + 2]);
                out[l + 3] = Fma.of(r, h3, out[l + 3]);
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * 4;
                final double r =
                        many[m++] / Fma.of(d[l], h0, Fma.of(d[l + 1], h1, Fma.of(d[l + 2], h2, d[l + 3] * h3)));
                out[l] = Fma.of(r, h0, out[l]);
                out[l + 1] = Fma.of(r, h1, out[l + 1]);
                out[l + 2] = Fma.of(r, h2, out[l + 2]);
                out[l + 3] = Fma.of(r, h3, out[l + 3]);
            }
        }
    }
}
