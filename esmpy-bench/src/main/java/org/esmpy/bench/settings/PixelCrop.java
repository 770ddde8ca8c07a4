package org.esmpy.bench.settings;

import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * A rectangle of pixels. Ends are exclusive; {@link #EDGE} is the edge of the map.
 *
 * @param firstRow    first row
 * @param endRow      row after the last one
 * @param firstColumn first column
 * @param endColumn   column after the last one
 */
public record PixelCrop(int firstRow, int endRow, int firstColumn, int endColumn) {
    /** End of rows or columns at the edge of the map. */
    public static final int EDGE = Integer.MAX_VALUE;

    public PixelCrop {
        if (firstRow < 0 || firstColumn < 0 || endRow <= firstRow || endColumn <= firstColumn) {
            throw new IllegalArgumentException("a crop goes up from a first row and column of at least 0, got rows "
                    + firstRow + ":" + endRow + " and columns " + firstColumn + ":" + endColumn);
        }
    }

    /**
     * The pixels of the rectangle.
     *
     * @throws IllegalArgumentException if it lies outside of the map
     */
    SpectrumImage applyTo(SpectrumImage image) {
        ImageShape shape = image.shape();
        int bottom = endRow == EDGE ? shape.height() : endRow;
        int right = endColumn == EDGE ? shape.width() : endColumn;
        if (bottom > shape.height() || right > shape.width() || firstRow >= bottom || firstColumn >= right) {
            throw new IllegalArgumentException("the crop of rows " + firstRow + ":" + bottom + " and columns "
                    + firstColumn + ":" + right + " lies outside of the map of " + shape.height() + " x "
                    + shape.width() + " pixels");
        }
        return image.cropPixels(firstRow, firstColumn, new ImageShape(bottom - firstRow, right - firstColumn));
    }
}
