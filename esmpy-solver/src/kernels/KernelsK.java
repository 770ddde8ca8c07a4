package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * The kernels for K = $K phases: loops over phases are written out, so that abundances and sums stay in registers. The
 * build makes this file from the template {@code src/kernels/KernelsK.java}.
 */
final class Kernels$K implements Kernels {
    @Override
    public int stride() {
        return $stride;
    }

    @Override
    public double[] scratch(int channels) {
        return new double[channels];
    }

    @Override
    public double numeratorH(CountBlock x, double[] d, double[] ht, double[] out) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        int m = 0;
        int h = x.firstPixel() * $K;
        for (int p = 0; p < unitEnd.length; p++, h += $K) {
            final double h$k = ht[h + $k];
            double g$k = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double r = 1 / y;
                g$k = Fma.of(r, d$k, g$k);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final int c = many[m++];
                final double r = c / y;
                g$k = Fma.of(r, d$k, g$k);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            out[h + $k] = g$k;
        }
        return logs.sum();
    }

    @Override
    public void numeratorD(CountBlock x, double[] d, double[] ht, double[] out) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        int m = 0;
        int h = x.firstPixel() * $K;
        for (int p = 0; p < unitEnd.length; p++, h += $K) {
            final double h$k = ht[h + $k];
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double r = 1 / y;
                out[l + $k] = Fma.of(r, h$k, out[l + $k]);
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double r = many[m++] / y;
                out[l + $k] = Fma.of(r, h$k, out[l + $k]);
            }
        }
    }

    @Override
    public double joint(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        int m = 0;
        int h = x.firstPixel() * $K;
        for (int p = 0; p < unitEnd.length; p++, h += $K) {
            final double h$k = ht[h + $k];
            double g$k = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double r = 1 / y;
                g$k = Fma.of(r, d$k, g$k);
                outD[l + $k] = Fma.of(r, h$k, outD[l + $k]);
                powers[i - begin] = y;
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * $stride;
                final double d$k = d[l + $k];
                final double y = $rate;
                final int c = many[m++];
                final double r = c / y;
                g$k = Fma.of(r, d$k, g$k);
                outD[l + $k] = Fma.of(r, h$k, outD[l + $k]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
            }
            outH[h + $k] = g$k;
        }
        return logs.sum();
    }

    @Override
    public void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q, double[] scratch) {
        final char[] channel = x.channel();
        final int[] many = x.many();
        final double h$k = h[$k];
        double g$k = 0;
        double q$row$j = 0;
        int m = x.manyStart()[p];
        int i = x.start()[p];
        final int first = i; // if there are more rows
        for (final int end = x.unitEnd()[p]; i < end; i++) {
            final int l = channel[i] * $stride;
            final double d$k = d[l + $k];
            final double y = $rate;
            final double v = 1 / y;
            final double s = v * v;
            g$k = Fma.of(v, d$k, g$k);
            final double e$row = s * d$row;
            q$row$j = Fma.of(e$row, d$j, q$row$j);
            scratch[i - first] = s; // if there are more rows
        }
        for (final int end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * $stride;
            final double d$k = d[l + $k];
            final double y = $rate;
            final double v = 1 / y;
            final double r = many[m++] * v;
            final double s = r * v;
            g$k = Fma.of(r, d$k, g$k);
            final double e$row = s * d$row;
            q$row$j = Fma.of(e$row, d$j, q$row$j);
            scratch[i - first] = s; // if there are more rows
        }
        g[$k] = g$k;
        q[$t] = q$row$j;
        derivatives$first(x, p, d, q, scratch);
    }
    // two more rows

    /** Two more rows of q, from row $first on: more sums at once would not stay in registers. */
    private static void derivatives$first(CountBlock x, int p, double[] d, double[] q, double[] scratch) {
        final char[] channel = x.channel();
        final int first = x.start()[p];
        final int n = x.start()[p + 1] - first;
        double q$row$j = 0;
        for (int i = 0; i < n; i++) {
            final int l = channel[first + i] * $stride;
            final double s = scratch[i];
            final double d$col = d[l + $col];
            final double e$row = s * d$row;
            q$row$j = Fma.of(e$row, d$j, q$row$j);
        }
        q[$t] = q$row$j;
    }
    // end

    @Override
    public double curvature(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, double[] outS) {
        final int[] start = x.start();
        final int[] unitEnd = x.unitEnd();
        final char[] channel = x.channel();
        final int[] many = x.many();
        final LogProduct logs = new LogProduct(x);
        final double[] rates = logs.rates();
        final double[] powers = logs.powers();
        final double[] scratch = new double[PixelRates.most(x)]; // if there are more rows
        int m = 0;
        int h = x.firstPixel() * $K;
        for (int p = 0; p < unitEnd.length; p++, h += $K) {
            final double h$k = ht[h + $k];
            double g$k = 0;
            final int begin = logs.begin(p);
            int i = start[p];
            final int first = i; // if there are more rows
            for (final int end = unitEnd[p]; i < end; i++) {
                final int l = channel[i] * $stride;
                final int s = channel[i] * $triangle;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double v = 1 / y;
                g$k = Fma.of(v, d$k, g$k);
                final double r$k = v * h$k;
                outD[l + $k] += r$k;
                final double w$row = r$row * v;
                outS[s + $t] = Fma.of(w$row, h$j, outS[s + $t]);
                powers[i - begin] = y;
                scratch[i - first] = v * v; // if there are more rows
            }
            for (final int end = start[p + 1]; i < end; i++) {
                final int l = channel[i] * $stride;
                final int s = channel[i] * $triangle;
                final double d$k = d[l + $k];
                final double y = $rate;
                final double v = 1 / y;
                final int c = many[m++];
                final double r = c * v;
                g$k = Fma.of(r, d$k, g$k);
                final double r$k = r * h$k;
                outD[l + $k] += r$k;
                final double w$row = r$row * v;
                outS[s + $t] = Fma.of(w$row, h$j, outS[s + $t]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
                scratch[i - first] = r * v; // if there are more rows
            }
            outH[h + $k] = g$k;
            curvature$first(x, p, ht, outS, scratch);
        }
        return logs.sum();
    }
    // two more rows

    /** Two more rows of the triangles, from row $first on; nothing where these phases have no part in the pixel. */
    private static void curvature$first(CountBlock x, int p, double[] ht, double[] outS, double[] scratch) {
        final char[] channel = x.channel();
        final int first = x.start()[p];
        final int n = x.start()[p + 1] - first;
        final int h = (x.firstPixel() + p) * $K;
        final double h$col = ht[h + $col];
        double sum = 0;
        sum += h$row;
        if (sum == 0) {
            return;
        }
        final double s$row$j = h$row * h$j;
        for (int i = 0; i < n; i++) {
            final int s = channel[first + i] * $triangle;
            final double w = scratch[i];
            outS[s + $t] = Fma.of(w, s$row$j, outS[s + $t]);
        }
    }
    // end
}
