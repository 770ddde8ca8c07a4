package org.esmpy.model;

/**
 * Calibrated edge length of a square pixel.
 *
 * @param value edge length in {@code unit}; positive and finite
 * @param unit  length unit such as {@code "nm"} or {@code "µm"}
 */
public record PixelSize(double value, String unit) {
    public PixelSize {
        if (!(value > 0 && Double.isFinite(value)) || unit.isBlank()) {
            throw new IllegalArgumentException(
                    "a pixel size needs a positive finite value and a unit, got " + value + " '" + unit + "'");
        }
    }

    /** The pixel after {@code factor} × {@code factor} of them were merged. */
    public PixelSize bin(int factor) {
        return new PixelSize(value * factor, unit);
    }
}
