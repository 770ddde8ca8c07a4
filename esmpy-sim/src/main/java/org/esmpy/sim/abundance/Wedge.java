package org.esmpy.sim.abundance;

import org.esmpy.model.ImageShape;

/**
 * Abundance that rises linearly from the first to the last column of a rectangle and is 0 outside; the rectangle lies
 * entirely in the image.
 *
 * @param firstRow    first row of the rectangle; at least 0
 * @param firstColumn first column of the rectangle; at least 0
 * @param size        rows and columns of the rectangle; at least 2 columns
 * @param low         abundance in the first column, 0…1
 * @param high        abundance in the last column, 0…1
 */
public record Wedge(int firstRow, int firstColumn, ImageShape size, double low, double high) implements AbundanceMap {
    public Wedge {
        if (firstRow < 0 || firstColumn < 0 || size.width() < 2) {
            throw new IllegalArgumentException(
                    "a wedge needs a first row and column of at least 0 and at least 2 columns, got row " + firstRow
                            + ", column " + firstColumn + ", " + size.width() + " columns");
        }
        AbundanceMap.checkAbundance(low);
        AbundanceMap.checkAbundance(high);
    }

    @Override
    public double[] values(ImageShape shape) {
        if (firstRow > shape.height() - size.height() || firstColumn > shape.width() - size.width()) {
            throw new IllegalArgumentException("a wedge of " + size.height() + " x " + size.width() + " pixels at row "
                    + firstRow + ", column " + firstColumn + " does not fit into an image of " + shape.height() + " x "
                    + shape.width() + " pixels");
        }
        double[] values = new double[shape.pixels()];
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                double share = column / (size.width() - 1.0);
                values[shape.pixel(firstRow + row, firstColumn + column)] = low * (1 - share) + high * share;
            }
        }
        return values;
    }
}
