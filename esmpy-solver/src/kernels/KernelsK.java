package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;

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
        return new double[channels * $K]; // of more than four phases
        return new double[channels]; // of up to four phases
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
        double q$row$j = 0; // of up to four phases
        int m = x.manyStart()[p];
        int i = x.start()[p];
        int at = 0; // of more than four phases
        for (final int end = x.unitEnd()[p]; i < end; i++) {
            final int l = channel[i] * $stride;
            final double d$k = d[l + $k];
            final double y = $rate;
            final double v = 1 / y;
            final double s = v * v; // of up to four phases
            g$k = Fma.of(v, d$k, g$k); // of up to four phases
            final double e$row = s * d$row; // of up to four phases
            q$row$j = Fma.of(e$row, d$j, q$row$j); // of up to four phases
            final double u$k = v * d$k; // of more than four phases
            g$k += u$k; // of more than four phases
            scratch[at + $k] = u$k; // of more than four phases
            at += $K; // of more than four phases
        }
        for (final int end = x.start()[p + 1]; i < end; i++) {
            final int l = channel[i] * $stride;
            final double d$k = d[l + $k];
            final double y = $rate;
            final double v = 1 / y;
            final double r = many[m++] * v; // of up to four phases
            final double s = r * v; // of up to four phases
            g$k = Fma.of(r, d$k, g$k); // of up to four phases
            final double e$row = s * d$row; // of up to four phases
            q$row$j = Fma.of(e$row, d$j, q$row$j); // of up to four phases
            final int c = many[m++]; // of more than four phases
            final double u$k = v * d$k; // of more than four phases
            g$k = Fma.of(c, u$k, g$k); // of more than four phases
            scratch[at + $k] = u$k; // of more than four phases
            at += $K; // of more than four phases
        }
        g[$k] = g$k;
        q[$t] = q$row$j; // of up to four phases
        products$block(x, p, scratch, q);
    }
    // blocks of rows

    /** Rows of q from row $block on, of d over the rate: more sums at once would not stay in registers. */
    private static void products$block(CountBlock x, int p, double[] scaled, double[] q) {
        final int[] many = x.many();
        final int units = (x.unitEnd()[p] - x.start()[p]) * $K;
        final int end = (x.start()[p + 1] - x.start()[p]) * $K;
        double q$row$j = 0;
        int m = x.manyStart()[p];
        int i = 0;
        for (; i < units; i += $K) {
            final double u$col = scaled[i + $col];
            q$row$j = Fma.of(u$row, u$j, q$row$j);
        }
        for (; i < end; i += $K) {
            final int c = many[m++];
            final double u$col = scaled[i + $col];
            final double e$row = c * u$row;
            q$row$j = Fma.of(e$row, u$j, q$row$j);
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
                final double r$k = v * h$k; // of up to four phases
                outD[l + $k] += r$k; // of up to four phases
                final double w$row = r$row * v; // of up to four phases
                final double z = v * v; // of more than four phases
                final double w$row = z * h$row; // of more than four phases
                outS[s + $t] = Fma.of(w$row, h$j, outS[s + $t]);
                powers[i - begin] = y;
                scratch[i - first] = z; // if there are more rows
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
                final double r$k = r * h$k; // of up to four phases
                outD[l + $k] += r$k; // of up to four phases
                final double w$row = r$row * v; // of up to four phases
                final double z = r * v; // of more than four phases
                final double w$row = z * h$row; // of more than four phases
                outS[s + $t] = Fma.of(w$row, h$j, outS[s + $t]);
                rates[i - begin] = y;
                powers[i - begin] = LogProduct.power(y, c);
                scratch[i - first] = z; // if there are more rows
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
 // of more than four phases
    @Override // of more than four phases
    public void completeD(double[] d, double[] outS, double[] outD) { // of more than four phases
        KernelsN.multiply(outS, d, $K, outD); // of more than four phases
    } // of more than four phases
}
