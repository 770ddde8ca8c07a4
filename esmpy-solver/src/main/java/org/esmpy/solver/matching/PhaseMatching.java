package org.esmpy.solver.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.internal.Fma;

/**
 * Compares two sets of phases in any order by the angles between their spectra as vectors: 0° for the same shape, 90° for
 * spectra without a common channel, or where one of them is empty.
 */
public final class PhaseMatching {
    private PhaseMatching() {}

    /**
     * Angles between two sets of spectra.
     *
     * @param first  L×K
     * @param second L×J
     * @return K×J, degrees
     */
    public static double[][] anglesDeg(DMatrixRMaj first, DMatrixRMaj second) {
        double[][] angles = new double[first.getNumCols()][second.getNumCols()];
        for (int i = 0; i < angles.length; i++) {
            for (int j = 0; j < angles[i].length; j++) {
                double dot = 0;
                double firstSquared = 0;
                double secondSquared = 0;
                for (int l = 0; l < first.getNumRows(); l++) {
                    double x = first.unsafe_get(l, i);
                    double y = second.unsafe_get(l, j);
                    dot += x * y;
                    firstSquared += x * x;
                    secondSquared += y * y;
                }
                angles[i][j] = degrees(dot, firstSquared * secondSquared);
            }
        }
        return angles;
    }

    /**
     * Angles between the spectra G·W of two sets of phases, from the Gram matrix of G, without a pass over the channels
     * for each pair.
     *
     * @param g      L×C
     * @param first  W, C×K
     * @param second W, C×J
     * @return K×J, degrees
     */
    public static double[][] anglesDeg(DMatrixRMaj g, DMatrixRMaj first, DMatrixRMaj second) {
        DMatrixRMaj gram = new DMatrixRMaj(g.getNumCols(), g.getNumCols());
        CommonOps_DDRM.multTransA(g, g, gram);
        double[][] angles = new double[first.getNumCols()][second.getNumCols()];
        for (int i = 0; i < angles.length; i++) {
            for (int j = 0; j < angles[i].length; j++) {
                angles[i][j] = degrees(
                        product(gram, first, i, second, j),
                        product(gram, first, i, first, i) * product(gram, second, j, second, j));
            }
        }
        return angles;
    }

    /** Largest angle between the spectra G·W of phases that {@link PhaseAssignment} pairs, degrees; K of both is the same. */
    public static double farthestDeg(DMatrixRMaj g, DMatrixRMaj first, DMatrixRMaj second) {
        double[][] angles = anglesDeg(g, first, second);
        int[] pairs = PhaseAssignment.cheapest(angles);
        double farthest = 0;
        for (int i = 0; i < pairs.length; i++) {
            farthest = Math.max(farthest, angles[i][pairs[i]]);
        }
        return farthest;
    }

    private static double degrees(double dot, double squaredNorms) {
        double cosine = squaredNorms > 0 ? dot / Math.sqrt(squaredNorms) : 0;
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
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
