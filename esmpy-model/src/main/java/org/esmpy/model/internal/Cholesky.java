package org.esmpy.model.internal;

/** Solves small systems with a symmetric matrix; directions that the matrix does not determine have the solution 0. */
public final class Cholesky {
    /** A pivot this small, relative to its diagonal element, is rounding. */
    private static final double SINGULAR = 1e-13;

    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /** Factorises a positive semidefinite matrix, which is kept as it is. */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    l[i][i] = sum > SINGULAR * matrix[i][i] ? Math.sqrt(sum) : 0;
                } else {
                    l[i][j] = l[j][j] > 0 ? sum / l[j][j] : 0;
                }
            }
        }
        return new Cholesky(l);
    }

    public double[] solve(double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] = factor[i][i] > 0 ? x[i] / factor[i][i] : 0;
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] = factor[i][i] > 0 ? x[i] / factor[i][i] : 0;
        }
        return x;
    }

    /** A column of the inverse, which is a row as well; 0 for what the matrix does not determine. */
    public double[] inverseColumn(int column) {
        double[] unit = new double[factor.length];
        unit[column] = 1;
        return solve(unit);
    }

    /** Diagonal of the inverse; infinite for what the matrix does not determine. */
    public double[] inverseDiagonal() {
        int n = factor.length;
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = factor[i][i] > 0 ? inverseColumn(i)[i] : Double.POSITIVE_INFINITY;
        }
        return diagonal;
    }
}
