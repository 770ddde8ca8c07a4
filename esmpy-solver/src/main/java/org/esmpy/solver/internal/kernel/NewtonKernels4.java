package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The kernels of {@link NewtonKernelsN} with the loops over K = 4 phases written out, so that abundances and sums stay in
 * registers; the methods are long for that reason. D is L×4 row-major; Hᵀ is P×4; symmetric K×K
 * matrices are their lower triangles, row by row: 10 doubles.
 */
public final class NewtonKernels4 {
    private NewtonKernels4() {}

    /**
     * First and second derivatives of {@code Σ x·log(D·h)} for one pixel: {@code g = Dᵀ(x/y)}, {@code q = Dᵀ·diag(x/y²)·D}
     * with {@code y = D·h}.
     *
     * @param p pixel of the block, from 0
     * @param d D = G·W, L×4
     * @param h abundances, length 4
     * @param g overwritten, length 4
     * @param q overwritten, lower triangle of 4×4
     */
    public static void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q) {
        final char[] channel = x.channel();
        final int[] many = x.many();
        final double h0 = h[0];
        final double h1 = h[1];
        final double h2 = h[2];
        final double h3 = h[3];
        double g0 = 0;
        double g1 = 0;
        double g2 = 0;
        double g3 = 0;
        double q00 = 0;
        double q10 = 0;
        double q11 = 0;
        double q20 = 0;
        double q21 = 0;
        double q22 = 0;
        double q30 = 0;
        double q31 = 0;
        double q32 = 0;
        double q33 = 0;
        int m = x.manyStart()[p];
        int i = x.start()[p];
        for (final int end = x.unitEnd()[p]; i < end; i++) {
            final int l = channel[i] * 4;
            final double d0 = d[l];
            final double d1 = d[l + 1];
            final double d2 = d[l + 2];
            final double d3 = d[l + 3];
            final double v = 1 / Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
            final double s = v * v;
            g0 = Fma.of(v, d0, g0);
            g1 = Fma.of(v, d1, g1);
            g2 = Fma.of(v, d2, g2);
            g3 = Fma.of(v, d3, g3);
            final double e0 = s * d0;
            q00 = Fma.of(e0, d0, q00);
            final double e1 = s * d1;
            q10 = Fma.of(e1, d0, q10);
            q11 = Fma.of(e1, d1, q11);
            final double e2 = s * d2;
            q20 = Fma.of(e2, d0, q20);
            q21 = Fma.of(e2, d1, q21);
            q22 = Fma.of(e2, d2, q22);
            final double e3 = s * d3;
            q30 = Fma.of(e3, d0, q30);
            q31 = Fma.of(e3, d1, q31);
            q32 = Fma.of(e3, d2, q32);
            q33 = Fma.of(e3, d3, q33);
        }
        for (final int end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * 4;
            final double d0 = d[l];
            final double d1 = d[l + 1];
            final double d2 = d[l + 2];
            final double d3 = d[l + 3];
            final double v = 1 / Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
            final double r = many[m++] * v;
            final double s = r * v;
            g0 = Fma.of(r, d0, g0);
            g1 = Fma.of(r, d1, g1);
            g2 = Fma.of(r, d2, g2);
            g3 = Fma.of(r, d3, g3);
            final double e0 = s * d0;
            q00 = Fma.of(e0, d0, q00);
            final double e1 = s * d1;
            q10 = Fma.of(e1, d0, q10);
            q11 = Fma.of(e1, d1, q11);
            final double e2 = s * d2;
            q20 = Fma.of(e2, d0, q20);
            q21 = Fma.of(e2, d1, q21);
            q22 = Fma.of(e2, d2, q22);
            final double e3 = s * d3;
            q30 = Fma.of(e3, d0, q30);
            q31 = Fma.of(e3, d1, q31);
            q32 = Fma.of(e3, d2, q32);
            q33 = Fma.of(e3, d3, q33);
        }
        g[0] = g0;
        g[1] = g1;
        g[2] = g2;
        g[3] = g3;
        q[0] = q00;
        q[1] = q10;
        q[2] = q11;
        q[3] = q20;
        q[4] = q21;
        q[5] = q22;
        q[6] = q30;
        q[7] = q31;
        q[8] = q32;
        q[9] = q33;
    }

    /**
     * The joint pass with second derivatives: {@code outH = DᵀR} for the pixels of {@code x}, and over them {@code outD +=
     * R·Hᵀ} and {@code outS[l] += Σ_p x/y² h_p h_pᵀ}.
     *
     * @param d    D = G·W, L×4
     * @param ht   Hᵀ, P×4
     * @param outH DᵀR transposed, P×4; only the rows of this block are written
     * @param outD R·Hᵀ, L×4; added to
     * @param outS L×10, a lower triangle per channel; added to
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
                final int s = channel[i] * 10;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double d3 = d[l + 3];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
                final double v = 1 / y;
                g0 = Fma.of(v, d0, g0);
                g1 = Fma.of(v, d1, g1);
                g2 = Fma.of(v, d2, g2);
                g3 = Fma.of(v, d3, g3);
                final double r0 = v * h0;
                outD[l] += r0;
                final double r1 = v * h1;
                outD[l + 1] += r1;
                final double r2 = v * h2;
                outD[l + 2] += r2;
                final double r3 = v * h3;
                outD[l + 3] += r3;
                final double w0 = r0 * v;
                outS[s] = Fma.of(w0, h0, outS[s]);
                final double w1 = r1 * v;
                outS[s + 1] = Fma.of(w1, h0, outS[s + 1]);
                outS[s + 2] = Fma.of(w1, h1, outS[s + 2]);
                final double w2 = r2 * v;
                outS[s + 3] = Fma.of(w2, h0, outS[s + 3]);
                outS[s + 4] = Fma.of(w2, h1, outS[s + 4]);
                outS[s + 5] = Fma.of(w2, h2, outS[s + 5]);
                final double w3 = r3 * v;
                outS[s + 6] = Fma.of(w3, h0, outS[s + 6]);
                outS[s + 7] = Fma.of(w3, h1, outS[s + 7]);
                outS[s + 8] = Fma.of(w3, h2, outS[s + 8]);
                outS[s + 9] = Fma.of(w3, h3, outS[s + 9]);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * 4;
                final int s = channel[i] * 10;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double d2 = d[l + 2];
                final double d3 = d[l + 3];
                final double y = Fma.of(d0, h0, Fma.of(d1, h1, Fma.of(d2, h2, d3 * h3)));
                final double v = 1 / y;
                final int c = many[m++];
                final double r = c * v;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                g2 = Fma.of(r, d2, g2);
                g3 = Fma.of(r, d3, g3);
                final double r0 = r * h0;
                outD[l] += r0;
                final double r1 = r * h1;
                outD[l + 1] += r1;
                final double r2 = r * h2;
                outD[l + 2] += r2;
                final double r3 = r * h3;
                outD[l + 3] += r3;
                final double w0 = r0 * v;
                outS[s] = Fma.of(w0, h0, outS[s]);
                final double w1 = r1 * v;
                outS[s + 1] = Fma.of(w1, h0, outS[s + 1]);
                outS[s + 2] = Fma.of(w1, h1, outS[s + 2]);
                final double w2 = r2 * v;
                outS[s + 3] = Fma.of(w2, h0, outS[s + 3]);
                outS[s + 4] = Fma.of(w2, h1, outS[s + 4]);
                outS[s + 5] = Fma.of(w2, h2, outS[s + 5]);
                final double w3 = r3 * v;
                outS[s + 6] = Fma.of(w3, h0, outS[s + 6]);
                outS[s + 7] = Fma.of(w3, h1, outS[s + 7]);
                outS[s + 8] = Fma.of(w3, h2, outS[s + 8]);
                outS[s + 9] = Fma.of(w3, h3, outS[s + 9]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            outH[h] = g0;
            outH[h + 1] = g1;
            outH[h + 2] = g2;
            outH[h + 3] = g3;
        }
        return logs.sum();
    }
}
