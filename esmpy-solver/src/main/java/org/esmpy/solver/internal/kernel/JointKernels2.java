package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The joint pass of {@link JointKernelsN} with the loop over K = 2 phases written out, so that abundances and sums stay
 * in registers; the method is long for that reason. D is L×2 row-major; Hᵀ is P×2.
 */
public final class JointKernels2 {
    private JointKernels2() {}

    /**
     * {@code outH = DᵀR} for the pixels of {@code x} and {@code outD += R·Hᵀ} over them, where {@code R = X / D·H}.
     *
     * @param d    D = G·W, L×2
     * @param ht   Hᵀ, P×2
     * @param outH DᵀR transposed, P×2; only the rows of this block are written
     * @param outD R·Hᵀ, L×2; added to
     * @return sum of {@code x · log y} over the block
     */
    public static double joint(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        int m = 0;
        int h = x.firstPixel() * 2;
        for (int p = 0; p < unitEnd.length; p++, h += 2) {
            final double h0 = ht[h];
            final double h1 = ht[h + 1];
            double g0 = 0;
            double g1 = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * 2;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double y = Fma.of(d0, h0, d1 * h1);
                final double r = 1 / y;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                outD[l] = Fma.of(r, h0, outD[l]);
                outD[l + 1] = Fma.of(r, h1, outD[l + 1]);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * 2;
                final double d0 = d[l];
                final double d1 = d[l + 1];
                final double y = Fma.of(d0, h0, d1 * h1);
                final int c = many[m++];
                final double r = c / y;
                g0 = Fma.of(r, d0, g0);
                g1 = Fma.of(r, d1, g1);
                outD[l] = Fma.of(r, h0, outD[l]);
                outD[l + 1] = Fma.of(r, h1, outD[l + 1]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            outH[h] = g0;
            outH[h + 1] = g1;
        }
        return logs.sum();
    }
}
