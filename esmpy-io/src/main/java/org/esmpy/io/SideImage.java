package org.esmpy.io;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * An image that a file holds beside its spectra: of electrons, such as HAADF, or a map that the vendor's program made
 * of the spectra. It may show another area than the map, on other pixels.
 */
public final class SideImage {
    private final String name;
    private final ImageShape shape;
    private final Optional<PixelSize> pixelSize;
    private final float[] values;

    private SideImage(String name, ImageShape shape, Optional<PixelSize> pixelSize, float[] values) {
        this.name = name;
        this.shape = shape;
        this.pixelSize = pixelSize;
        this.values = values;
    }

    /**
     * An image whose pixels have no known size.
     *
     * @param values row after row, P, in units of the file; shared; NaN where there is none
     * @throws IllegalArgumentException if there are not as many values as pixels, or the name is blank
     */
    public static SideImage of(String name, ImageShape shape, float[] values) {
        if (values.length != shape.pixels() || name.isBlank()) {
            throw new IllegalArgumentException("the image '" + name + "' needs a name and " + shape.pixels()
                    + " values for " + shape.height() + " x " + shape.width() + " pixels, got " + values.length);
        }
        return new SideImage(name, shape, Optional.empty(), values);
    }

    public SideImage withPixelSize(PixelSize value) {
        return new SideImage(name, shape, Optional.of(value), values);
    }

    public SideImage withName(String value) {
        return new SideImage(value, shape, pixelSize, values);
    }

    /** What it shows, e.g. {@code "HAADF"}; no other image of the file has the same name. */
    public String name() {
        return name;
    }

    public ImageShape shape() {
        return shape;
    }

    /** Edge of a pixel, if it is known and pixels are square. */
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    /** Values, row after row; shared. */
    public float[] values() {
        return values;
    }

    /** Least finite value; 0 if there is none. */
    public double minimum() {
        return ofFinite(Math::min);
    }

    /** Greatest finite value; 0 if there is none. */
    public double maximum() {
        return ofFinite(Math::max);
    }

    private double ofFinite(DoubleBinaryOperator choice) {
        double chosen = Double.NaN;
        for (float value : values) {
            if (Float.isFinite(value)) {
                chosen = Double.isNaN(chosen) ? value : choice.applyAsDouble(chosen, value);
            }
        }
        return Double.isNaN(chosen) ? 0 : chosen;
    }
}
