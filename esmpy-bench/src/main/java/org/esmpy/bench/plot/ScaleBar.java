package org.esmpy.bench.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
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

    /** Lets a length that is one of a unit but for rounding be in that unit. */
    private static final double ROUNDING = 1 - 1e-9;

    /** Nanometres in each unit, as files spell it. */
    private static final Map<String, Double> NANOMETRES =
            Map.of("nm", 1.0, "A", 0.1, "Å", 0.1, "um", 1e3, "µm", 1e3, "μm", 1e3, "micron", 1e3, "mm", 1e6, "m", 1e9);

    private static final List<Map.Entry<String, Double>> SHOWN =
            List.of(Map.entry("mm", 1e6), Map.entry("µm", 1e3), Map.entry("nm", 1.0));

    static ScaleBar of(PixelSize pixelSize, int imageWidth) {
        Double unit = NANOMETRES.get(pixelSize.unit());
        double perPixel = pixelSize.value() * (unit == null ? 1 : unit);
        double length = round(imageWidth * SHARE_OF_WIDTH * perPixel);
        return new ScaleBar(
                length / perPixel, unit == null ? number(length) + " " + pixelSize.unit() : inMetres(length));
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
        return number(nanometres / unit.getValue()) + " " + unit.getKey();
    }

    private static String number(double length) {
        return new BigDecimal(length)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
