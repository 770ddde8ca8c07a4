package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.esmpy.solver.internal.kernel.Fma;

/**
 * Directions in which the abundances of a pixel can move: from its largest one to each of the others that are not 0.
 * Whitened by the curvature Q of the likelihood, so that {@code Σ_f z_f·z_fᵀ} is the inverse of Q on them.
 */
final class FreeDirections {
    private static final double RIDGE = 1e-10;
    private static final double LEAST = 1e-12;

    private final int k;
    private final double[][] z;

    FreeDirections(int phases) {
        this.k = phases;
        this.z = new double[phases][phases];
    }

    /** A whitened direction, K entries that sum to 0. Shared, valid until the next pixel. */
    double[] direction(int f) {
        return z[f];
    }

    /**
     * Finds the directions of a pixel.
     *
     * @param a abundances, K entries from {@code at}
     * @param q Q, K×K
     * @return their number, below K
     */
    int whiten(double[] a, int at, double[] q) {
        int pivot = 0;
        for (int i = 1; i < k; i++) {
            if (a[at + i] > a[at + pivot]) {
                pivot = i;
            }
        }
        double scale = LEAST;
        for (int i = 0; i < k; i++) {
            scale += RIDGE * q[i * k + i];
        }
        int found = 0;
        for (int i = 0; i < k; i++) {
            if (i != pivot && a[at + i] > 0) {
                Arrays.fill(z[found], 0);
                z[found][i] = 1;
                z[found][pivot] = -1;
                orthogonalise(found, q, scale);
                found++;
            }
        }
        return found;
    }

    /** Gram–Schmidt in the metric Q: the same as the inverse Cholesky factor of {@code Zᵀ·Q·Z}. */
    private void orthogonalise(int f, double[] q, double ridge) {
        double[] direction = z[f];
        for (int e = 0; e < f; e++) {
            double overlap = product(z[e], q, direction);
            for (int i = 0; i < k; i++) {
                direction[i] -= overlap * z[e][i];
            }
        }
        double norm = Math.sqrt(Math.max(product(direction, q, direction), 0) + ridge);
        for (int i = 0; i < k; i++) {
            direction[i] /= norm;
        }
    }

    private double product(double[] x, double[] q, double[] y) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double row = 0;
            for (int j = 0; j < k; j++) {
                row = Fma.of(q[i * k + j], y[j], row);
            }
            sum = Fma.of(x[i], row, sum);
        }
        return sum;
    }
}
