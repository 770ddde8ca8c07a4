package org.esmpy.solver.internal;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The observed information of some parameters, taken apart into uncorrelated directions after each parameter was scaled to
 * what its information would be if all others were known. Directions with less than {@value #FLAT} of that are flat: the
 * data do not determine them.
 */
public final class Information {
    private static final double FLAT = 1e-7;

    /** Share of a quantity along flat directions above which it counts as undetermined. */
    private static final double ALONG = 1e-3;

    private final int size;
    private final double[] scale;
    private final double[] eigenvalue;
    private final double[][] direction;
    private int flat;

    /**
     * @param a       information, n×n, symmetric
     * @param diagonal information at known other parameters, length n; positive
     */
    public Information(double[] a, double[] diagonal) {
        this.size = diagonal.length;
        this.scale = new double[size];
        this.eigenvalue = new double[size];
        this.direction = new double[size][];
        for (int i = 0; i < size; i++) {
            scale[i] = 1 / Math.sqrt(diagonal[i]);
        }
        if (size > 0) {
            decompose(a);
        }
    }

    private void decompose(double[] a) {
        DMatrixRMaj scaled = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled.unsafe_set(i, j, a[i * size + j] * scale[i] * scale[j]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(scaled)) {
            throw new IllegalStateException("the observed information of " + size + " weights has no eigenvalues");
        }
        for (int i = 0; i < size; i++) {
            eigenvalue[i] = eigen.getEigenvalue(i).getReal();
            direction[i] = eigen.getEigenVector(i).data;
            flat += isFlat(i) ? 1 : 0;
        }
    }

    /** Number of directions that the data do not determine. */
    public int flatDirections() {
        return flat;
    }

    /**
     * Standard error of a quantity with this gradient, {@code √(gᵀA⁻¹g)}; infinite if it changes along a flat direction.
     */
    public double standardError(double[] gradient) {
        double variance = 0;
        double along = 0;
        double length = 0;
        for (int i = 0; i < size; i++) {
            length += gradient[i] * gradient[i] * scale[i] * scale[i];
        }
        for (int i = 0; i < size; i++) {
            double part = 0;
            for (int j = 0; j < size; j++) {
                part += direction[i][j] * gradient[j] * scale[j];
            }
            variance += isFlat(i) ? 0 : part * part / eigenvalue[i];
            along += isFlat(i) ? part * part : 0;
        }
        return along > ALONG * ALONG * length ? Double.POSITIVE_INFINITY : Math.sqrt(variance);
    }

    private boolean isFlat(int i) {
        return !(eigenvalue[i] > FLAT);
    }
}
