package org.esmpy.solver.internal.error;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Computes standard errors from the observed information of some parameters. Each parameter is first scaled by its information at
 * known other parameters; then the information is decomposed into uncorrelated directions. Directions with less than
 * {@value #FLAT} of the scaled information are flat: the data do not determine them. Directions that are known to be flat are
 * removed first, because a gradient that is not quite 0 would mix them with others.
 */
final class Information {
    /** Scaled information below which a direction is flat. */
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
     * @param known   directions known to be flat, each of length n and not 0; no two have a parameter in common
     */
    public Information(double[] a, double[] diagonal, List<double[]> known) {
        this.size = diagonal.length;
        this.scale = new double[size];
        this.eigenvalue = new double[size];
        this.direction = new double[size][];
        for (int i = 0; i < size; i++) {
            scale[i] = 1 / Math.sqrt(diagonal[i]);
        }
        if (size > 0) {
            DMatrixRMaj scaled = scaled(a);
            known.forEach(v -> takeOut(v, scaled));
            decompose(scaled);
        }
    }

    private DMatrixRMaj scaled(double[] a) {
        DMatrixRMaj scaled = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled.unsafe_set(i, j, a[i * size + j] * scale[i] * scale[j]);
            }
        }
        return scaled;
    }

    /** {@code (1 − uuᵀ)·A·(1 − uuᵀ)} with u the direction of unit length among scaled parameters. */
    private void takeOut(double[] v, DMatrixRMaj a) {
        DMatrixRMaj u = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            u.set(i, 0, v[i] / scale[i]);
        }
        NormOps_DDRM.normalizeF(u);
        DMatrixRMaj row = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(a, u, row);
        CommonOps_DDRM.addEquals(row, -CommonOps_DDRM.dot(u, row) / 2, u);
        CommonOps_DDRM.multAddTransB(-1, row, u, a);
        CommonOps_DDRM.multAddTransB(-1, u, row, a);
    }

    private void decompose(DMatrixRMaj scaled) {
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
        return Math.sqrt(variance(gradient, alongDirections(gradient)));
    }

    /**
     * Standard error of a quantity if one more parameter were free beside these.
     *
     * @param gradient  of the quantity along these parameters
     * @param own       its derivative along the other parameter
     * @param cross     information that these parameters share with the other, length n
     * @param curvature information of the other at known others
     * @return infinite if the data do not determine the quantity
     */
    public double standardErrorWith(double[] gradient, double own, double[] cross, double curvature) {
        double[] parts = alongDirections(gradient);
        double[] shared = alongDirections(cross);
        double left = curvature;
        double derivative = own;
        for (int i = 0; i < size; i++) {
            left -= isFlat(i) ? 0 : shared[i] * shared[i] / eigenvalue[i];
            derivative -= isFlat(i) ? 0 : shared[i] * parts[i] / eigenvalue[i];
        }
        if (derivative != 0 && !(left > FLAT * curvature)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.sqrt(variance(gradient, parts) + (derivative == 0 ? 0 : derivative * derivative / left));
    }

    /**
     * Correlation of two quantities with these gradients, {@code gᵀA⁻¹h / √(gᵀA⁻¹g · hᵀA⁻¹h)}; NaN if one of them is known
     * exactly or changes along a flat direction.
     */
    public double correlation(double[] gradient, double[] other) {
        double[] first = alongDirections(gradient);
        double[] second = alongDirections(other);
        double both = Math.sqrt(variance(gradient, first)) * Math.sqrt(variance(other, second));
        double covariance = 0;
        for (int i = 0; i < size; i++) {
            covariance += isFlat(i) ? 0 : first[i] * second[i] / eigenvalue[i];
        }
        return both > 0 && Double.isFinite(both) ? covariance / both : Double.NaN;
    }

    /** The scaled gradient in the coordinates of the directions. */
    private double[] alongDirections(double[] gradient) {
        double[] parts = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                parts[i] += direction[i][j] * gradient[j] * scale[j];
            }
        }
        return parts;
    }

    private double variance(double[] gradient, double[] parts) {
        double variance = 0;
        double along = 0;
        double length = 0;
        for (int i = 0; i < size; i++) {
            length += gradient[i] * gradient[i] * scale[i] * scale[i];
            variance += isFlat(i) ? 0 : parts[i] * parts[i] / eigenvalue[i];
            along += isFlat(i) ? parts[i] * parts[i] : 0;
        }
        return along > ALONG * ALONG * length ? Double.POSITIVE_INFINITY : variance;
    }

    private boolean isFlat(int i) {
        return !(eigenvalue[i] > FLAT);
    }
}
