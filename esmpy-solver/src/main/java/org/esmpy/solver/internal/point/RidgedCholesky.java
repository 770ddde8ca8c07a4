package org.esmpy.solver.internal.point;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Computes Cholesky factors of information matrices, which are singular if columns of G depend on each other. */
public final class RidgedCholesky {
    /** First ridge, relative to a unit of each row: too small to matter for a regular matrix. */
    public static final double RIDGE = 1e-10;

    /** Growth of the ridge from one try to the next. */
    private static final double GROWTH = 100;

    private RidgedCholesky() {}

    /**
     * Λ of the Fisher information {@code Bᵀ·diag(1/ȳ)·B} of a spectrum ȳ on amounts of columns of B.
     *
     * @param b         B, L×C
     * @param rates     ȳ, length L; channels where it is 0 are left out
     * @param leastUnit least unit of the ridge of a column, relative to the largest diagonal entry; 1 for one unit for all
     * @return lower triangle
     */
    public static DMatrixRMaj ofInformation(DMatrixRMaj b, double[] rates, double leastUnit) {
        int columns = b.getNumCols();
        DMatrixRMaj fisher = new DMatrixRMaj(columns, columns);
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < columns && rates[l] > 0; c++) {
                double value = b.unsafe_get(l, c) / rates[l];
                for (int j = 0; j < columns && value != 0; j++) {
                    fisher.unsafe_set(c, j, fisher.unsafe_get(c, j) + value * b.unsafe_get(l, j));
                }
            }
        }
        double largest = 0;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, fisher.unsafe_get(c, c));
        }
        double[] units = new double[columns];
        for (int c = 0; c < columns; c++) {
            units[c] = largest > 0 ? Math.max(fisher.unsafe_get(c, c), leastUnit * largest) : 1;
        }
        return lower(fisher, units);
    }

    /**
     * Λ with {@code Λ·Λᵀ = A + ridge·diag(units)}, for the smallest ridge that makes it positive definite.
     *
     * @param a     A, n×n, symmetric, no eigenvalue below 0 but for rounding
     * @param units what the ridge is relative to, length n; positive
     * @return lower triangle
     */
    private static DMatrixRMaj lower(DMatrixRMaj a, double[] units) {
        for (double ridge = RIDGE; ridge <= 1; ridge *= GROWTH) {
            DMatrixRMaj shifted = a.copy();
            for (int i = 0; i < units.length; i++) {
                shifted.add(i, i, ridge * units[i]);
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(units.length, true);
            if (cholesky.decompose(shifted)) {
                return cholesky.getT(new DMatrixRMaj(units.length, units.length));
            }
        }
        throw new IllegalStateException("the information of " + units.length + " columns has no Cholesky factor");
    }
}
