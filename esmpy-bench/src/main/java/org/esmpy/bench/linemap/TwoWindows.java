package org.esmpy.bench.linemap;

import org.esmpy.model.SpectrumImage;

/**
 * Estimates the background as the mean of two windows beside the line, each one full width at half maximum wide, with
 * their centres two such widths away. Where one lies outside of the axis, the other is used alone. A line of another
 * element in one of them falsifies the background.
 */
public final class TwoWindows implements Background {
    /** Distance of the middle of a window from the line, in full widths at half maximum. */
    static final double DISTANCE_FWHM = 2;

    private static final double HALF_FWHM = 0.5;

    @Override
    public double[] counts(SpectrumImage image, LineWindow window) {
        double[] below = density(image, window, -DISTANCE_FWHM);
        double[] above = density(image, window, DISTANCE_FWHM);
        if (below.length == 0 && above.length == 0) {
            throw new IllegalArgumentException("no background beside " + window.name()
                    + ": both windows lie outside of the" + " map; take --background none or model");
        }
        double[] background = new double[image.shape().pixels()];
        for (int p = 0; p < background.length; p++) {
            double mean = below.length == 0 ? above[p] : above.length == 0 ? below[p] : (below[p] + above[p]) / 2;
            background[p] = mean * window.channels();
        }
        return background;
    }

    /** Counts per channel of each pixel; empty if the window is not on the axis. */
    private static double[] density(SpectrumImage image, LineWindow line, double distanceFwhm) {
        double middleKeV = line.energyKeV() + distanceFwhm * line.fwhmKeV();
        double halfKeV = HALF_FWHM * line.fwhmKeV();
        if (middleKeV - halfKeV < image.energy().lowestKeV()
                || middleKeV + halfKeV > image.energy().highestKeV()) {
            return new double[0];
        }
        int from = image.energy().nearestChannel(middleKeV - halfKeV);
        int to = image.energy().nearestChannel(middleKeV + halfKeV) + 1;
        double[] density = LineMaps.counts(image, from, to);
        for (int p = 0; p < density.length; p++) {
            density[p] /= to - from;
        }
        return density;
    }
}
