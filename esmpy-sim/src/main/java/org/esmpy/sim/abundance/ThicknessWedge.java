package org.esmpy.sim.abundance;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * A specimen whose thickness changes linearly along the rows of the image, with vacuum at the left edge.
 *
 * @param base abundances where there is specimen
 * @param low           thickness at the left edge, in units of the nominal one; at least 0
 * @param high          thickness at the right edge, in units of the nominal one; at least 0
 * @param vacuumColumns columns at the left edge that are vacuum; at least 0
 */
public record ThicknessWedge(AbundanceGenerator base, double low, double high, int vacuumColumns)
        implements AbundanceGenerator {
    public ThicknessWedge {
        if (!(low >= 0 && high >= 0 && Math.max(low, high) > 0 && Math.max(low, high) < Double.POSITIVE_INFINITY)
                || vacuumColumns < 0) {
            throw new IllegalArgumentException(
                    "a wedge needs finite thicknesses of at least 0, one of them positive, and"
                            + " a number of vacuum columns of at least 0, got " + low + ", " + high + " and "
                            + vacuumColumns);
        }
    }

    @Override
    public int phases() {
        return base.phases();
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        DMatrixRMaj h = base.abundances(shape);
        double[] wedge = wedge(shape);
        for (int i = 0; i < h.getNumElements(); i++) {
            if (wedge[i % shape.width()] == 0) {
                h.data[i] = 0;
            }
        }
        return h;
    }

    @Override
    public double[] thickness(ImageShape shape) {
        double[] thickness = base.thickness(shape);
        double[] wedge = wedge(shape);
        for (int p = 0; p < thickness.length; p++) {
            thickness[p] *= wedge[p % shape.width()];
        }
        return thickness;
    }

    /** Thickness of each column. */
    private double[] wedge(ImageShape shape) {
        if (vacuumColumns >= shape.width()) {
            throw new IllegalArgumentException("a vacuum of " + vacuumColumns
                    + " columns leaves nothing of an image of " + shape.width() + " columns");
        }
        double[] wedge = new double[shape.width()];
        for (int column = vacuumColumns; column < wedge.length; column++) {
            wedge[column] = low + (high - low) * column / Math.max(1.0, wedge.length - 1.0);
        }
        return wedge;
    }
}
