package org.esmpy.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds pixels whose counts no specimen can produce: faults of the electronics or of a file. Either a single channel
 * holds more than {@value #SPIKE} times the mean of three channels on both sides, which no peak does, being several
 * channels wide, while the sum of the map has no such channel; or the pixel holds more than {@value #BRIGHT} times as
 * many counts as any of its neighbours. Tiny bright particles are wider than a pixel, or less bright.
 */
public final class OutlierPixels {
    private static final double SPIKE = 10;
    /** Fewest counts of such a channel; fewer can stand out by chance. */
    private static final int LEAST_SPIKE = 20;
    /** Channels on each side that are compared. */
    private static final int SIDE = 3;

    /** A channel this many times above its neighbours in the sum is part of the spectrum, such as the zero peak. */
    private static final double COMMON = 3;

    private static final double BRIGHT = 8;
    /** Fewest counts of a bright pixel; fewer can stand out by chance. */
    private static final int LEAST_BRIGHT = 50;

    /** Fewest neighbours for a comparison: a corner of a map has three, a pixel of a line scan one or two. */
    private static final int LEAST_NEIGHBOURS = 3;

    private final CountMatrix counts;
    private final ImageShape shape;
    private final long[] sum;
    private final long[] totals;

    private OutlierPixels(CountMatrix counts, ImageShape shape) {
        this.counts = counts;
        this.shape = shape;
        this.sum = counts.channelTotals();
        this.totals = counts.pixelTotals();
    }

    /**
     * A pixel with impossible counts.
     *
     * @param pixel  its number, row by row
     * @param row    row
     * @param column column
     * @param reason what is impossible, in words
     */
    public record Outlier(int pixel, int row, int column, String reason) {}

    /** All outliers of a map, in pixel order. */
    public static List<Outlier> find(CountMatrix counts, ImageShape shape) {
        OutlierPixels pixels = new OutlierPixels(counts, shape);
        List<Outlier> found = new ArrayList<>();
        for (int p = 0; p < counts.pixels(); p++) {
            if (pixels.isBright(p)) {
                found.add(pixels.outlier(p, pixels.totals[p] + " counts, far more than any pixel beside it"));
                continue;
            }
            int channel = pixels.spike(p);
            if (channel >= 0) {
                found.add(pixels.outlier(p, "channel " + channel + " alone stands out"));
            }
        }
        return found;
    }

    private Outlier outlier(int pixel, String reason) {
        return new Outlier(pixel, pixel / shape.width(), pixel % shape.width(), reason);
    }

    private boolean isBright(int pixel) {
        if (totals[pixel] < LEAST_BRIGHT) {
            return false;
        }
        int row = pixel / shape.width();
        int column = pixel % shape.width();
        long brightest = 0;
        int neighbours = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(shape.height() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(shape.width() - 1, column + 1); c++) {
                if (r != row || c != column) {
                    brightest = Math.max(brightest, totals[r * shape.width() + c]);
                    neighbours++;
                }
            }
        }
        return neighbours >= LEAST_NEIGHBOURS && totals[pixel] > BRIGHT * (brightest + 1);
    }

    /** The channel that stands out, or -1. */
    private int spike(int pixel) {
        int[] highest = {-1, 0};
        counts.forEach(pixel, (channel, count) -> {
            if (count > highest[1]) {
                highest[0] = channel;
                highest[1] = count;
            }
        });
        if (highest[1] < LEAST_SPIKE || counts.pixels() == 1) {
            return -1;
        }
        int channel = highest[0];
        int[] spectrum = new int[counts.channels()];
        counts.forEach(pixel, (l, count) -> spectrum[l] = count);
        double beside = 0;
        double besideInAll = 0;
        int sides = 0;
        for (int l = Math.max(0, channel - SIDE); l <= Math.min(spectrum.length - 1, channel + SIDE); l++) {
            if (l != channel) {
                beside += spectrum[l];
                besideInAll += sum[l] - spectrum[l];
                sides++;
            }
        }
        boolean alone = spectrum[channel] > SPIKE * (beside + 1) / sides;
        boolean common = sum[channel] - spectrum[channel] > COMMON * (besideInAll + 1) / sides;
        return alone && !common ? channel : -1;
    }
}
