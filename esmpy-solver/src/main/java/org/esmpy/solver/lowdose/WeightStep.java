package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.esmpy.solver.internal.reduced.BoxQuadratic;

/**
 * The damped Newton step of W: minimises a {@link WeightModel.Quadratic} over the weights of a
 * {@link WeightSpace} in units in which the
 * diagonal of the curvature is 1. Where the curvature is not positive definite, its eigenvalues are raised to
 * {@value #LEAST_EIGENVALUE}.
 */
final class WeightStep {
    private static final double LEAST_EIGENVALUE = 1e-7;
    private static final double RIDGE = 1e-9;

    /** Least curvature of an entry, relative to the largest one. */
    private static final double LEAST_CURVATURE = 1e-12;

    private final WeightSpace space;
    private final double[] slope;
    private final double[] unit;
    private final double[] scaled;
    private final int n;

    WeightStep(WeightModel.Quadratic ofWeights, WeightSpace space) {
        WeightModel.Quadratic model = space.reduce(ofWeights);
        this.space = space;
        this.slope = model.slope();
        this.n = slope.length;
        this.unit = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(model.curvature()[i * n + i]));
        }
        for (int i = 0; i < n; i++) {
            unit[i] = 1 / Math.sqrt(Math.max(Math.abs(model.curvature()[i * n + i]), LEAST_CURVATURE * largest));
        }
        this.scaled = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i * n + j] = model.curvature()[i * n + j] * unit[i] * unit[j];
            }
        }
    }

    /** W after the step: C×K, none negative. */
    DMatrixRMaj from(DMatrixRMaj w, double damping) {
        double[] m = damped(damping);
        double[] x = space.reduce(w);
        double[] g = new double[n];
        double[] lower = new double[n];
        for (int i = 0; i < n; i++) {
            g[i] = slope[i] * unit[i];
            lower[i] = -x[i] / unit[i];
        }
        BoxQuadratic quadratic = new BoxQuadratic(new boolean[n]);
        if (!quadratic.solve(m, new double[n], g, lower)) {
            quadratic.stay();
        }
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(0, x[i] + quadratic.x()[i] * unit[i]);
        }
        return space.expand(x);
    }

    private double[] damped(double damping) {
        double[] m = scaled.clone();
        for (int i = 0; i < n; i++) {
            m[i * n + i] += damping + RIDGE;
        }
        return isPositive(m) ? m : raised(m);
    }

    private boolean isPositive(double[] m) {
        return DecompositionFactory_DDRM.chol(n, true).decompose(DMatrixRMaj.wrap(n, n, m.clone()));
    }

    private double[] raised(double[] m) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(DMatrixRMaj.wrap(n, n, m.clone()))) {
            throw new IllegalStateException("the curvature of " + n + " weights has no eigenvalues");
        }
        double[] out = new double[n * n];
        for (int e = 0; e < n; e++) {
            double value = Math.max(eigen.getEigenvalue(e).getReal(), LEAST_EIGENVALUE);
            double[] vector = eigen.getEigenVector(e).data;
            for (int i = 0; i < n; i++) {
                double factor = value * vector[i];
                for (int j = 0; j < n; j++) {
                    out[i * n + j] = Math.fma(factor, vector[j], out[i * n + j]);
                }
            }
        }
        return out;
    }
}
