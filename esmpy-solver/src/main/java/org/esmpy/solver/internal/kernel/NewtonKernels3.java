package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The kernels of {@link NewtonKernelsN} with the loops over K = 3 phases written out, so that abundances and sums stay in
 * registers; the methods are long for that reason. D is L×3 row-major, padded to rows of 4; Hᵀ is P×3; symmetric K×K
 * matrices are their lower triangles, row by row: 6 doubles.
 */
public final class NewtonKernels3 {
    private NewtonKernels3() {}

    /**
     * First and second derivatives of {@code Σ x·log(D·h)} for one pixel: {@code g = Dᵀ(x/y)}, {@code q = Dᵀ·diag(x/y²)·D}
     * with {@code y = D·h}.
     *
     * @param p pixel of the block, from 0
     * @param d D = G·W, L×3, padded to rows of 4
     * @param h abundances, length 3
     * @param g overwritten, length 3
     * @param q overwritten, lower triangle of 3×3
     */
    public static void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q) {
        final char[] channel = x.channel();
        final int[] many = x.many();
        final double h0 = h[0];
        final double h1 = h[1];
        final double h2 = h[2];
        double g0 = 0;
        double g1 = 0;
        double g2 = 0;
        double q00 = 0;
        double q10 = 0;
        double q11 = 0;
        double q20 = 0;
        double q21 = 0;
        double q22 = 0;
        int m = x.manyStart()[p];
        int i = x.start()[p];
        for (final int end = x.unitEnd()[p]; i < end; i++) {
            final int l = channel[i] * 4;
            final double d0 = d[l];
            final double d1 = d[l + 1];
            final double d2 = d[l + 2];
            final double v = 1 / Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
            final double s = v * v;
            g0 = Fma.of(v, d0, g0);
            g1 = Fma.of(v, d1, g1);
            g2 = Fma.of(v, d2, g2);
            final double e0 = s * d0;
            q00 = Fma.of(e0, d0, q00);
            final double e1 = s * d1;
            q10 = Fma.of(e1, d0, q10);
            q11 = Fma.of(e1, d1, q11);
            final double e2 = s * d2;
            q20 = Fma.of(e2, d0, q20);
            q21 = Fma.of(e2, d1, q21);
            q22 = Fma.of(e2, d2, q22);
        }
        for (final int end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * 4;
            final double d0 = d[l];
            final double d1 = d[l + 1];
            final double d2 = d[l + 2];
            final double v = 1 / Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
            final double r = many[m++] * v;
            final double s = r * v;
            g0 = Fma.of(r, d0, g0);
            g1 = Fma.of(r, d1, g1);
            g2 = Fma.of(r, d2, g2);
            final double e0 = s * d0;
            q00 = Fma.of(e0, d0, q00);
            final double e1 = s * d1;
            q10 = Fma.of(e1, d0, q10);
            q11 = Fma.of(e1, d1, q11);
            final double e2 = s * d2;
            q20 = Fma.of(e2, d0, q20);
            q21 = Fma.of(e2, d1, q21);
            q22 = Fma.of(e2, d2, q22);
        }
        g[0] = g0;
        g[1] = g1;
        g[2] = g2;
        q[0] = q00;
        q[1] = q10;
        q[2] = q11;
        q[3] = q20;
        q[4] = q21;
        q[5] = q22;
    }

    /**
     * The joint pass with second derivatives: {@code outH = DᵀR} for the pixels of {@code x}, and over them {@code outD +=
     * R·Hᵀ} and {@code outS[l] += Σ_p x/y² h_p h_pᵀ}.
     *
     * @param d    D = G·W, L×3, padded to rows of 4
     * @param ht   Hᵀ, P×3
     * @param outH DᵀR transposed, P×3; only the rows of this block are written
     * @param outD R·Hᵀ, L×3, padded to rows of 4; added to
     * @param outS L×6, a lower triangle per channel; added to
     * @return sum of {@code x · log y} over the block
     */
    public static double curvature(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, double[] outS) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        int m = 0;
        int h = x.firstPixel() * 3;
        for (int p = 0; p < unitEnd.length; p++, h += 3) {
            final double h0 = ht[h];
            final double h1 = ht[h + 1];
            final double h2 = ht[h + 2];
            double g0 = 0;
            double g1 = 0;
            double g2 = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * 4;
                final int s = channel[i] * 6;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
                final double v = 1 / y;
                g0 = Fma.of(v, d0, g0);
                g1 = Fma.of(v, d1, g1);
                g2 = Fma.of(v, d2, g2);
                final double r0 = v * h0;
                outD[l] += r0;
                final double r1 = v * h1;
                outD[l + 1] += r1;
                final double r2 = v * h2;
                outD[l + 2] += r2;
                final double w0 = r0 * v;
                outS[s] = Fma.of(w0, h0, outS[s]);
                final double w1 = r1 * v;
                outS[s + 1] = Fma.of(w1, h0, outS[s + 1]);
                outS[s + 2] = Fma.of(w1, h1, outS[s + 2]);
                final double w2 = r2 * v;
                outS[s + 3] = Fma.of(w2, h0, outS[s + 3]);
                outS[s + 4] = Fma.of(w2, h1, outS[s + 4]);
                outS[s + 5] = Fma.of(w2, h2, outS[s + 5]);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * 4;
                final int s = channel[i] * 6;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, d2 * h2));
                final double v = 1 / y;
                final int c = many[m++];
                final double r = c * v;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                g2 = Fma.of(r, d2, g2);
                final double r0 = r * h0;
                outD[l] += r0;
                final double r1 = r * h1;
                outD[l + 1] += r1;
                final double r2 = r * h2;
                outD[l + 2] += r2;
                final double w0 = r0 * v;
                outS[s] = Fma.of(w0, h0, outS[s]);
                final double w1 = r1 * v;
                outS[s + 1] = Fma.of(w1, h0, outS[s + 1]);
                outS[s + 2] = Fma.of(w1, h1, outS[s + 2]);
                final double w2 = r2 * v;
                outS[s + 3] = Fma.of(w2, h0, outS[s + 3]);
                outS[s + 4] = Fma.of(w2, h1, outS[s + 4]);
                outS[s + 5] = Fma.of(w2, h2, outS[s + 5]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            outH[h] = g0;
            outH[h + 1] = g1;
            outH[h + 2] = g2;
        }
        return logs.sum();
    }
}
