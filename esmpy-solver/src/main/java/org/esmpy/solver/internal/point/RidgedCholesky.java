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
     * Λ with {@code Λ·Λᵀ = A + ridge·diag(units)}, for the smallest ridge that makes it positive definite.
     *
     * @param a     A, n×n, symmetric, no eigenvalue below 0 but for rounding
     * @param units what the ridge is relative to, length n; positive
     * @return lower triangle
     */
    public static DMatrixRMaj lower(DMatrixRMaj a, double[] units) {
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
