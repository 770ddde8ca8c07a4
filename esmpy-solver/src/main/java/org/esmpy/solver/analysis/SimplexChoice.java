package org.esmpy.solver.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;

/**
 * Decides whether the abundances of a pixel must sum to one. They must if thickness and beam are the same everywhere;
 * if these change and the sum were fixed, one of the phases would describe the change. The decision rests on the spread
 * of the counts: phases of one film rarely differ by more than a factor of {@value #MAX_RATIO} in counts.
 */
final class SimplexChoice {
    /** Ratio of bright to dark bins up to which abundances sum to one. */
    private static final double MAX_RATIO = 1.5;

    /** Quantile of the counts of bins that is dark: lower ones are holes. */
    private static final double LOW_QUANTILE = 0.05;

    /** Quantile of the counts of bins that is bright: higher ones are single particles. */
    private static final double HIGH_QUANTILE = 0.95;

    /** Pixels are binned to at least this many counts, so that their noise is a few per cent. */
    private static final double COUNTS_PER_BIN = 1000;

    private SimplexChoice() {}

    /** The constraint to use; adds a warning if it is not the usual one. */
    static Simplex resolve(Simplex asked, CountMatrix counts, ImageShape shape, List<String> warnings) {
        if (asked != Simplex.AUTO) {
            return asked;
        }
        double ratio = ratio(counts, shape);
        if (ratio <= MAX_RATIO) {
            return Simplex.H;
        }
        warnings.add(String.format(
                Locale.ROOT,
                "the counts vary by a factor of %.1f: thickness or exposure changes, so abundances are not asked to sum"
                        + " to one (--simplex h asks it)",
                ratio));
        return Simplex.NONE;
    }

    /**
     * Bright over dark: the 95th over the 5th percentile of the counts per pixel, over bins of enough counts. Pixels without
     * any count were not scanned, or are holes, and are left out.
     */
    static double ratio(CountMatrix counts, ImageShape shape) {
        long[] totals = counts.pixelTotals();
        long seen = Arrays.stream(totals).filter(total -> total > 0).count();
        double perPixel = counts.total() / (double) Math.max(1, seen);
        int side = (int) Math.ceil(Math.sqrt(Math.max(1, COUNTS_PER_BIN / perPixel)));
        ImageShape bins = shape.bin(side);
        double[] sums = new double[bins.pixels()];
        int[] members = new int[bins.pixels()];
        for (int p = 0; p < totals.length; p++) {
            int bin = shape.binOf(p, side);
            sums[bin] += totals[p];
            members[bin] += totals[p] > 0 ? 1 : 0;
        }
        for (int bin = 0; bin < sums.length; bin++) {
            sums[bin] /= Math.max(1, members[bin]);
        }
        double[] lit = Arrays.stream(sums).filter(sum -> sum > 0).sorted().toArray();
        return lit.length == 0
                ? 1
                : lit[(int) Math.ceil(HIGH_QUANTILE * (lit.length - 1))] / lit[(int) (LOW_QUANTILE * (lit.length - 1))];
    }
}
