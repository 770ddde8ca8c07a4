package org.esmpy.bench.plot;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.model.PixelSize;

/**
 * A scale bar of round length, about a fifth of the image's width, in the unit that needs the fewest digits: 5 nm, not
 * 0.005 um.
 *
 * @param pixels length in image pixels
 * @param label  length with unit
 */
record ScaleBar(double pixels, String label) {
    private static final double SHARE_OF_WIDTH = 0.2;

    /** Tolerance with which a length of one unit is shown in that unit in spite of rounding. */
    private static final double ROUNDING = 1 - 1e-9;

    private static final List<Map.Entry<String, Double>> SHOWN =
            List.of(Map.entry("mm", 1e6), Map.entry("µm", 1e3), Map.entry("nm", 1.0));

    static ScaleBar of(PixelSize pixelSize, int imageWidth) {
        OptionalDouble nanometres = Lengths.nanometres(pixelSize);
        double perPixel = nanometres.orElse(pixelSize.value());
        double length = round(imageWidth * SHARE_OF_WIDTH * perPixel);
        return new ScaleBar(
                length / perPixel,
                nanometres.isPresent() ? inMetres(length) : PlainNumbers.of(length) + " " + pixelSize.unit());
    }

    private static double round(double wanted) {
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        double length = decade;
        for (double step : new double[] {2, 5}) {
            if (step * decade <= wanted) {
                length = step * decade;
            }
        }
        return length;
    }

    private static String inMetres(double nanometres) {
        Map.Entry<String, Double> unit = SHOWN.stream()
                .filter(shown -> nanometres >= shown.getValue() * ROUNDING)
                .findFirst()
                .orElse(SHOWN.get(SHOWN.size() - 1));
        return PlainNumbers.of(nanometres / unit.getValue()) + " " + unit.getKey();
    }
}
