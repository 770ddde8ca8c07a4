package org.esmpy.sim.abundance;

import org.esmpy.model.ImageShape;

/**
 * Abundance of a disc: one value inside a circle, 0 outside, as of a column of even thickness seen along its axis.
 * Parts beyond the image are cut off.
 *
 * @param centreRow    row of the centre, pixels; need not be whole
 * @param centreColumn column of the centre, pixels; need not be whole
 * @param radius       radius, pixels; positive; pixels whose centre lies on the circle are inside
 * @param abundance    abundance inside, 0…1
 */
public record Disc(double centreRow, double centreColumn, double radius, double abundance) implements AbundanceMap {
    public Disc {
        if (!Double.isFinite(centreRow) || !Double.isFinite(centreColumn)) {
            throw new IllegalArgumentException(
                    "a disc needs a finite centre, got row " + centreRow + ", column " + centreColumn);
        }
        if (!(radius > 0)) {
            throw new IllegalArgumentException("a disc needs a radius above 0 pixels, got " + radius);
        }
        AbundanceMap.checkAbundance(abundance);
    }

    @Override
    public double[] values(ImageShape shape) {
        double[] values = new double[shape.pixels()];
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                if (Math.hypot(row - centreRow, column - centreColumn) <= radius) {
                    values[shape.pixel(row, column)] = abundance;
                }
            }
        }
        return values;
    }
}
