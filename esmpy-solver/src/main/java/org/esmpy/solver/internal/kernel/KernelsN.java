package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;

/**
 * The kernels for any number of phases from four on; the written-out ones of {@link Kernels#of} are faster where they
 * exist.
 */
final class KernelsN implements Kernels {
    private final int k;

    KernelsN(int phases) {
        this.k = phases;
    }

    @Override
    public int stride() {
        return k;
    }

    @Override
    public double[] scratch(int channels) {
        return new double[2 * channels];
    }

    @Override
    public double numeratorH(CountBlock x, double[] d, double[] ht, double[] out) {
        final double[] y = new double[PixelRates.most(x)];
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            logs.add(p, y);
            PixelRates.divide(x, p, y);
            PixelRows.sum(x.channel(), first, n, d, k, y, 0, out, h);
        }
        return logs.sum();
    }

    @Override
    public void numeratorD(CountBlock x, double[] d, double[] ht, double[] out) {
        final double[] y = new double[PixelRates.most(x)];
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            PixelRates.divide(x, p, y);
            PixelRows.add(x.channel(), first, n, y, 0, ht, h, out, k);
        }
    }

    @Override
    public double joint(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD) {
        final double[] y = new double[PixelRates.most(x)];
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(x.channel(), first, n, d, k, ht, h, y);
            logs.add(p, y);
            PixelRates.divide(x, p, y);
            PixelRows.sum(x.channel(), first, n, d, k, y, 0, outH, h);
            PixelRows.add(x.channel(), first, n, y, 0, ht, h, outD, k);
        }
        return logs.sum();
    }

    @Override
    public void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q, double[] scratch) {
        final char[] channel = x.channel();
        final int first = x.start()[p];
        final int n = x.start()[p + 1] - first;
        PixelRows.multiply(channel, first, n, d, k, h, 0, scratch);
        PixelRates.divideTwice(x, p, scratch);
        PixelRows.sum(channel, first, n, d, k, scratch, 0, g, 0);
        PixelRows.products(channel, first, n, d, k, scratch, n, q);
    }

    @Override
    public double curvature(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, double[] outS) {
        final char[] channel = x.channel();
        final double[] products = new double[k * (k + 1) / 2];
        final double[] y = new double[2 * PixelRates.most(x)];
        final LogProduct logs = new LogProduct(x);
        int h = x.firstPixel() * k;
        for (int p = 0; p < x.pixels(); p++, h += k) {
            final int first = x.start()[p];
            final int n = x.start()[p + 1] - first;
            PixelRows.multiply(channel, first, n, d, k, ht, h, y);
            logs.add(p, y);
            PixelRates.divideTwice(x, p, y);
            PixelRows.sum(channel, first, n, d, k, y, 0, outH, h);
            int at = 0;
            for (int j = 0; j < k; j++) {
                for (int m = 0; m <= j; m++) {
                    products[at++] = ht[h + j] * ht[h + m];
                }
            }
            PixelRows.add(channel, first, n, y, n, products, 0, outS, products.length);
        }
        return logs.sum();
    }

    @Override
    public void completeD(double[] d, double[] outS, double[] outD) {
        multiply(outS, d, k, outD);
    }

    /** {@code out[l] = S[l]·d[l]} with the lower triangles S[l] of symmetric matrices. */
    static void multiply(double[] triangles, double[] d, int size, double[] out) {
        Arrays.fill(out, 0);
        int at = 0;
        for (int row = 0; row < d.length; row += size) {
            for (int j = 0; j < size; j++) {
                for (int m = 0; m < j; m++, at++) {
                    out[row + j] = Fma.of(triangles[at], d[row + m], out[row + j]);
                    out[row + m] = Fma.of(triangles[at], d[row + j], out[row + m]);
                }
                out[row + j] = Fma.of(triangles[at], d[row + j], out[row + j]);
                at++;
            }
        }
    }
}
