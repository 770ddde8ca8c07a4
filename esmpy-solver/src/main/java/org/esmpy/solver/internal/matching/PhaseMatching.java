package org.esmpy.solver.internal.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.solver.internal.kernel.Fma;

/**
 * Compares two sets of phases in any order by the angles between their spectra. Angles are computed from the Gram matrix of G,
 * C×C, so that they cost nothing per channel.
 */
public final class PhaseMatching {
    private PhaseMatching() {}

    /** Angles between the spectra G·W of two sets of phases, K×K, degrees; 90 for an empty phase. */
    public static double[][] anglesDeg(DMatrixRMaj g, DMatrixRMaj first, DMatrixRMaj second) {
        DMatrixRMaj gram = new DMatrixRMaj(g.getNumCols(), g.getNumCols());
        CommonOps_DDRM.multTransA(g, g, gram);
        double[][] angles = new double[first.getNumCols()][second.getNumCols()];
        for (int i = 0; i < angles.length; i++) {
            for (int j = 0; j < angles[i].length; j++) {
                double norms = product(gram, first, i, first, i) * product(gram, second, j, second, j);
                double cosine = norms > 0 ? product(gram, first, i, second, j) / Math.sqrt(norms) : 0;
                angles[i][j] = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
            }
        }
        return angles;
    }

    /** Largest angle when the closest phases are paired one after the other, degrees. */
    public static double farthestDeg(DMatrixRMaj g, DMatrixRMaj first, DMatrixRMaj second) {
        double[][] angles = anglesDeg(g, first, second);
        double farthest = 0;
        for (int pair = 0; pair < angles.length; pair++) {
            int row = 0;
            int column = 0;
            for (int i = 0; i < angles.length; i++) {
                for (int j = 0; j < angles.length; j++) {
                    if (angles[i][j] < angles[row][column]) {
                        row = i;
                        column = j;
                    }
                }
            }
            farthest = Math.max(farthest, angles[row][column]);
            for (int i = 0; i < angles.length; i++) {
                angles[row][i] = Double.POSITIVE_INFINITY;
                angles[i][column] = Double.POSITIVE_INFINITY;
            }
        }
        return farthest;
    }

    private static double product(DMatrixRMaj gram, DMatrixRMaj a, int i, DMatrixRMaj b, int j) {
        double sum = 0;
        for (int c = 0; c < gram.getNumRows(); c++) {
            double row = 0;
            for (int e = 0; e < gram.getNumCols(); e++) {
                row = Fma.of(gram.unsafe_get(c, e), b.unsafe_get(e, j), row);
            }
            sum = Fma.of(a.unsafe_get(c, i), row, sum);
        }
        return sum;
    }
}
