package org.esmpy.bench.plot;

import java.util.Locale;
import org.esmpy.model.PixelSize;

/**
 * A scale bar of round length, about a fifth of the image wide.
 *
 * @param pixels length in image pixels
 * @param label  length with unit
 */
record ScaleBar(double pixels, String label) {
    private static final double SHARE_OF_WIDTH = 0.2;

    static ScaleBar of(PixelSize pixelSize, int imageWidth) {
        double wanted = imageWidth * SHARE_OF_WIDTH * pixelSize.value();
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        double length = decade;
        for (double step : new double[] {2, 5}) {
            if (step * decade <= wanted) {
                length = step * decade;
            }
        }
        String number = length >= 1 ? String.format(Locale.ROOT, "%.0f", length) : trimmed(length);
        return new ScaleBar(length / pixelSize.value(), number + " " + pixelSize.unit());
    }

    private static String trimmed(double length) {
        return String.format(Locale.ROOT, "%.6f", length).replaceAll("0+$", "");
    }
}
