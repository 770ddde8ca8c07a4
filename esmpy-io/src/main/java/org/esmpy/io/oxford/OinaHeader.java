package org.esmpy.io.oxford;

import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Reads the header of a technique, such as EDS; each value is a dataset of one element. Angles are in radians, lengths
 * in µm and mm.
 */
final class OinaHeader {
    private static final String HEADER = "Header";

    /** Largest relative difference of the edges of a pixel that counts as rounding. */
    private static final double ROUNDING = 1e-3;

    private static final double MAX_SIDE = 1 << 26;

    private final Hdf5Group technique;
    private final Optional<Hdf5Group> header;

    private OinaHeader(Hdf5Group technique) {
        this.technique = technique;
        this.header = technique.find(HEADER);
    }

    /** The header in the group of a technique. */
    static OinaHeader of(Hdf5Group technique) {
        return new OinaHeader(technique);
    }

    /** The finite number of a name. */
    OptionalDouble number(String name) {
        return header.map(values -> values.number(name)).orElse(OptionalDouble.empty());
    }

    /** An angle in degrees; NaN if it is unknown. */
    double degrees(String name) {
        return Math.toDegrees(number(name).orElse(Double.NaN));
    }

    /** The text of a name, if it is not blank. */
    Optional<String> text(String name) {
        return header.flatMap(values -> values.text(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * Rows and columns; a line is one row.
     *
     * @throws SpectrumFormatException if they are missing or impossible
     */
    ImageShape shape() {
        double height = number("Y Cells").orElse(0);
        double width = number("X Cells").orElse(0);
        boolean whole = height == Math.rint(height) && width == Math.rint(width);
        if (!(whole && height >= 1 && width >= 1 && height * width <= MAX_SIDE)) {
            throw error("declares " + height + " x " + width
                    + " pixels (Y Cells, X Cells); expected whole numbers from 1" + " on. The file is damaged");
        }
        return new ImageShape((int) height, (int) width);
    }

    /** Edge of a pixel; empty if it is unknown, or pixels are not square. */
    Optional<PixelSize> pixelSize() {
        double x = number("X Step").orElse(0);
        double y = number("Y Step").orElse(0);
        boolean line = y == 0;
        boolean known = x > 0 && (line || Math.abs(x - y) <= ROUNDING * x);
        return known ? Optional.of(new PixelSize(x, "µm")) : Optional.empty();
    }

    /** An error at this header; {@code problem} continues the sentence that its place begins. */
    SpectrumFormatException error(String problem) {
        return header.orElse(technique).error(problem);
    }
}
