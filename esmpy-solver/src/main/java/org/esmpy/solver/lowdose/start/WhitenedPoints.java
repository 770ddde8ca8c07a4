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
        DMatrixRMaj lower = cholesky(fisher(g, mean));
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

    private static DMatrixRMaj fisher(DMatrixRMaj g, DMatrixRMaj mean) {
        SparseRows rows = new SparseRows(g);
        int columns = rows.columns();
        int stride = CountPasses.stride(1);
        double[] rates = new double[rows.channels() * stride];
        rows.times(mean.data, 1, rates, stride);
        DMatrixRMaj fisher = new DMatrixRMaj(columns, columns);
        for (int l = 0; l < rows.channels(); l++) {
            for (int i = rows.start()[l]; i < rows.start()[l + 1] && rates[l * stride] > 0; i++) {
                double weighted = rows.value()[i] / rates[l * stride];
                for (int j = rows.start()[l]; j < rows.start()[l + 1]; j++) {
                    fisher.add(rows.column()[i], rows.column()[j], weighted * rows.value()[j]);
                }
            }
        }
        return fisher;
    }

    private static DMatrixRMaj cholesky(DMatrixRMaj fisher) {
        int columns = fisher.getNumCols();
        double[] diagonal = new double[columns];
        double largest = 0;
        for (int i = 0; i < columns; i++) {
            diagonal[i] = fisher.unsafe_get(i, i);
            largest = Math.max(largest, diagonal[i]);
        }
        double[] units = new double[columns];
        for (int i = 0; i < columns; i++) {
            units[i] = largest > 0 ? Math.max(diagonal[i], LEAST_UNIT * largest) : 1;
        }
        return RidgedCholesky.lower(fisher, units);
    }
}
