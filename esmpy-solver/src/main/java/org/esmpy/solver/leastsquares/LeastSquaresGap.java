package org.esmpy.solver.leastsquares;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Bounds what a non-negative least-squares problem {@code min ½·hᵀAh − bᵀh} can still gain at h, by Lagrangian duality:
 * with the slope {@code g = Ah − b} and the multipliers {@code max(0, g)} the gap is {@code h·g⁺ + ½·g⁻ᵀA⁻¹g⁻}. It is
 * the gain itself where no bound is active.
 */
final class LeastSquaresGap {
    /**
     * Share of the trace that is added where A is singular: the bound then holds for a problem that differs by so
     * little.
     */
    private static final double RIDGE = 1e-14;

    private final int size;
    private final double[] inverse;

    /**
     * @param a A, n×n
     */
    LeastSquaresGap(double[] a, int size) {
        this.size = size;
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += a[i * size + i];
        }
        DMatrixRMaj matrix = DMatrixRMaj.wrap(size, size, a.clone());
        for (int i = 0; i < size; i++) {
            matrix.add(i, i, RIDGE * trace + Double.MIN_NORMAL);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        DMatrixRMaj inverted = new DMatrixRMaj(size, size);
        if (!solver.setA(matrix)) {
            throw new IllegalStateException("a Gram matrix of " + size + " phases has no pseudo-inverse");
        }
        solver.invert(inverted);
        this.inverse = inverted.data;
    }

    /** The gap at {@code h[at…]}, given the slope there. */
    double of(double[] h, int at, double[] slope) {
        double gap = 0;
        for (int k = 0; k < size; k++) {
            gap += h[at + k] * Math.max(0, slope[k]);
            for (int j = 0; j < size && slope[k] < 0; j++) {
                gap += slope[j] < 0 ? 0.5 * slope[k] * inverse[k * size + j] * slope[j] : 0;
            }
        }
        return gap;
    }
}
