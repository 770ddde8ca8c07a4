package org.esmpy.sim.abundance;

import org.esmpy.model.ImageShape;

/**
 * Abundance of an ellipsoidal particle seen in projection: {@code peak · √(1 − r²)}, r the distance from the centre in
 * units of the radius, and 0 outside. Parts beyond the image are cut off.
 *
 * @param centreRow    row of the centre, pixels; need not be whole
 * @param centreColumn column of the centre, pixels; need not be whole
 * @param rowRadius    extent along a column of pixels, pixels; positive
 * @param columnRadius extent along a row of pixels, pixels; positive
 * @param peak         abundance at the centre, 0…1
 */
public record Ellipsoid(double centreRow, double centreColumn, double rowRadius, double columnRadius, double peak)
        implements AbundanceMap {
    public Ellipsoid {
        if (!Double.isFinite(centreRow) || !Double.isFinite(centreColumn)) {
            throw new IllegalArgumentException(
                    "an ellipsoid needs a finite centre, got row " + centreRow + ", column " + centreColumn);
        }
        if (!(rowRadius > 0) || !(columnRadius > 0)) {
            throw new IllegalArgumentException("an ellipsoid needs radii above 0 pixels, got " + rowRadius
                    + " (rows) and " + columnRadius + " (columns)");
        }
        AbundanceMap.checkAbundance(peak);
    }

    /** The same radius, in pixels, in both directions. */
    public static Ellipsoid sphere(double centreRow, double centreColumn, double radius, double peak) {
        return new Ellipsoid(centreRow, centreColumn, radius, radius, peak);
    }

    @Override
    public double[] values(ImageShape shape) {
        double[] values = new double[shape.pixels()];
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                double y = (row - centreRow) / rowRadius;
                double x = (column - centreColumn) / columnRadius;
                values[shape.pixel(row, column)] = peak * Math.sqrt(Math.max(0, 1 - x * x - y * y));
            }
        }
        return values;
    }
}
