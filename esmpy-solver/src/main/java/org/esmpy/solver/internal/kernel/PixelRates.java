package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/** Divides the stored counts of one pixel by their rates {@code y = D·h}. */
final class PixelRates {
    private PixelRates() {}

    /** Most counts that a pixel of the block stores. */
    static int most(CountBlock x) {
        int most = 0;
        for (int p = 0; p < x.pixels(); p++) {
            most = Math.max(most, x.start()[p + 1] - x.start()[p]);
        }
        return most;
    }

    /** Replaces the rates of a pixel by the ratios {@code x/y}. */
    static void divide(CountBlock x, int p, double[] y) {
        final int n = x.start()[p + 1] - x.start()[p];
        for (int i = 0; i < n; i++) {
            y[i] = 1 / y[i];
        }
        final int[] many = x.many();
        int m = x.manyStart()[p];
        for (int i = x.unitEnd()[p] - x.start()[p]; i < n; i++) {
            y[i] *= many[m++];
        }
    }

    /** Replaces the rates of a pixel by the ratios {@code x/y}, and writes {@code x/y²} behind them. */
    static void divideTwice(CountBlock x, int p, double[] y) {
        final int n = x.start()[p + 1] - x.start()[p];
        for (int i = 0; i < n; i++) {
            final double v = 1 / y[i];
            y[i] = v;
            y[n + i] = v * v;
        }
        final int[] many = x.many();
        int m = x.manyStart()[p];
        for (int i = x.unitEnd()[p] - x.start()[p]; i < n; i++) {
            final int count = many[m++];
            y[i] *= count;
            y[n + i] *= count;
        }
    }
}
