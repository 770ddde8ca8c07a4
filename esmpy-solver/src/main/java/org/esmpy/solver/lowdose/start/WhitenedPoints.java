package org.esmpy.solver.lowdose.start;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.internal.Fma;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.point.RidgedCholesky;

/**
 * Transforms concentrations c into coordinates in which their noise is white: {@code z = Λᵀ·c} with {@code Λ·Λᵀ = Gᵀ·diag(1/(G·c̄))·G},
 * the Fisher information at the mean c̄.
 */
final class WhitenedPoints {
    /** Least unit of the ridge of a column, relative to the largest diagonal entry. */
    private static final double LEAST_UNIT = RidgedCholesky.RIDGE;

    private WhitenedPoints() {}

    /**
     * The points.
     *
     * @param concentrations P×C
     * @param mean           c̄, C×1, positive where a count needs the column
     * @return a point of C coordinates per pixel
     */
    static double[][] of(DMatrixRMaj concentrations, DMatrixRMaj g, DMatrixRMaj mean) {
        int columns = g.getNumCols();
        DMatrixRMaj lower = RidgedCholesky.ofInformation(g, rates(g, mean), LEAST_UNIT);
        double[][] points = new double[concentrations.getNumRows()][columns];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < columns; i++) {
                double c = concentrations.unsafe_get(p, i);
                for (int j = 0; j <= i; j++) {
                    points[p][j] = Fma.of(lower.unsafe_get(i, j), c, points[p][j]);
                }
            }
        }
        return points;
    }

    private static double[] rates(DMatrixRMaj g, DMatrixRMaj mean) {
        SparseRows rows = new SparseRows(g);
        int stride = CountPasses.stride(1);
        double[] padded = new double[rows.channels() * stride];
        rows.times(mean.data, 1, padded, stride);
        double[] rates = new double[rows.channels()];
        for (int l = 0; l < rates.length; l++) {
            rates[l] = padded[l * stride];
        }
        return rates;
    }
}
