package org.esmpy.model;

import java.util.Objects;

/**
 * Rows and columns of an image. Pixel {@code p} is at row {@code p / width}, column {@code p % width}.
 *
 * @param height rows; at least 1
 * @param width  columns; at least 1
 */
public record ImageShape(int height, int width) {
    public ImageShape {
        if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an image needs at least 1 x 1 and fewer than 2^31 pixels, got " + height + " x " + width);
        }
    }

    /** Number of pixels, P. */
    public int pixels() {
        return height * width;
    }

    /** Index of the pixel at {@code row} and {@code column}. */
    public int pixel(int row, int column) {
        return Objects.checkIndex(row, height) * width + Objects.checkIndex(column, width);
    }

    /** {@code factor} × {@code factor} pixels merged into one; incomplete bins at the far edges are kept. */
    public ImageShape bin(int factor) {
        return bin(factor, factor);
    }

    /** {@code rows} × {@code columns} pixels merged into one; incomplete bins at the far edges are kept. */
    public ImageShape bin(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a bin needs at least 1 x 1 pixels, got " + rows + " x " + columns);
        }
        return new ImageShape((height - 1) / rows + 1, (width - 1) / columns + 1);
    }

    /** The bin of {@link #bin(int)} in which a pixel lies. */
    public int binOf(int pixel, int factor) {
        return binOf(pixel, factor, factor);
    }

    /** The bin of {@link #bin(int, int)} in which a pixel lies. */
    public int binOf(int pixel, int rows, int columns) {
        return pixel / width / rows * ((width - 1) / columns + 1) + pixel % width / columns;
    }
}
