package org.esmpy.solver.internal.point;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.esmpy.model.CountMatrix;

/**
 * Coordinates of spectra in a basis B (L×C) in which the Poisson noise is white. With the rates ȳ of the mean spectrum
 * and the Fisher information {@code F = Bᵀ·diag(1/ȳ)·B = Λ·Λᵀ}, a spectrum x has the coordinates {@code
 * Λ⁻¹·Bᵀ·diag(1/ȳ)·x}: one step of Fisher scoring towards its maximum-likelihood amounts c, whitened to Λᵀc.
 */
public final class WhitenedScores {
    /** Share of the largest diagonal entry that is added where the columns of B are not independent. */
    private static final double RIDGE = 1e-10;

    private final DMatrixRMaj weighted;
    private final DMatrixRMaj factor;

    /**
     * @param b     B, L×C
     * @param rates ȳ, length L; channels where it is 0 are left out
     */
    public WhitenedScores(DMatrixRMaj b, double[] rates) {
        int columns = b.getNumCols();
        this.weighted = new DMatrixRMaj(b.getNumRows(), columns);
        DMatrixRMaj fisher = new DMatrixRMaj(columns, columns);
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < columns && rates[l] > 0; c++) {
                double value = b.unsafe_get(l, c) / rates[l];
                weighted.unsafe_set(l, c, value);
                for (int j = 0; j < columns; j++) {
                    fisher.unsafe_set(c, j, fisher.unsafe_get(c, j) + value * b.unsafe_get(l, j));
                }
            }
        }
        this.factor = cholesky(fisher);
    }

    /** Coordinates of a pixel's counts times {@code scale}; length C. */
    public double[] of(CountMatrix counts, int pixel, double scale) {
        int columns = factor.getNumCols();
        double[] z = new double[columns];
        counts.forEach(pixel, (channel, count) -> {
            for (int c = 0; c < columns; c++) {
                z[c] += scale * count * weighted.unsafe_get(channel, c);
            }
        });
        return whiten(z);
    }

    /** Coordinates of one count in a channel; length C. */
    public double[] ofChannel(int channel) {
        double[] z = new double[factor.getNumCols()];
        for (int c = 0; c < z.length; c++) {
            z[c] = weighted.unsafe_get(channel, c);
        }
        return whiten(z);
    }

    private double[] whiten(double[] z) {
        for (int c = 0; c < z.length; c++) {
            for (int j = 0; j < c; j++) {
                z[c] -= factor.unsafe_get(c, j) * z[j];
            }
            z[c] /= factor.unsafe_get(c, c);
        }
        return z;
    }

    private static DMatrixRMaj cholesky(DMatrixRMaj fisher) {
        int columns = fisher.getNumCols();
        double largest = 0;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, fisher.unsafe_get(c, c));
        }
        double scale = largest > 0 ? largest : 1;
        for (double ridge = RIDGE * scale; ridge <= scale; ridge *= 100) {
            DMatrixRMaj shifted = fisher.copy();
            for (int c = 0; c < columns; c++) {
                shifted.add(c, c, ridge);
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(columns, true);
            if (cholesky.decompose(shifted)) {
                return cholesky.getT(new DMatrixRMaj(columns, columns));
            }
        }
        throw new IllegalStateException("the Fisher information of " + columns + " columns has no Cholesky factor");
    }
}
