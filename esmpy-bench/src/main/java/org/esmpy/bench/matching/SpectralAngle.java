package org.esmpy.bench.matching;

import org.ejml.data.DMatrixRMaj;

/** Angle between two spectra as vectors: 0° for the same shape, 90° for spectra without a common channel. */
public final class SpectralAngle {
    private SpectralAngle() {}

    /** Angle between column {@code j} of {@code a} and column {@code k} of {@code b} (both L×…), degrees. */
    public static double degrees(DMatrixRMaj a, int j, DMatrixRMaj b, int k) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int l = 0; l < a.getNumRows(); l++) {
            double x = a.get(l, j);
            double y = b.get(l, k);
            dot += x * y;
            aa += x * x;
            bb += y * y;
        }
        if (aa == 0 || bb == 0) {
            return 90;
        }
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, dot / Math.sqrt(aa * bb)))));
    }

    /**
     * The angles between all spectra of two sets, for {@link Assignment}: as many rows as columns, with 0 where a set has no
     * more spectra.
     *
     * @param a L×K
     * @param b L×J
     * @return degrees, from the spectra of {@code a} to those of {@code b}
     */
    public static double[][] all(DMatrixRMaj a, DMatrixRMaj b) {
        int size = Math.max(a.getNumCols(), b.getNumCols());
        double[][] angles = new double[size][size];
        for (int i = 0; i < a.getNumCols(); i++) {
            for (int j = 0; j < b.getNumCols(); j++) {
                angles[i][j] = degrees(a, i, b, j);
            }
        }
        return angles;
    }
}
