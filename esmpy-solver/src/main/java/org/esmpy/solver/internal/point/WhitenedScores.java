package org.esmpy.solver.internal.point;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;

/**
 * Transforms spectra into coordinates in a basis B (L×C) in which the Poisson noise is white. With the rates ȳ of the mean spectrum
 * and the Fisher information {@code F = Bᵀ·diag(1/ȳ)·B = Λ·Λᵀ}, a spectrum x has the coordinates {@code
 * Λ⁻¹·Bᵀ·diag(1/ȳ)·x}: one step of Fisher scoring towards its maximum-likelihood amounts c, whitened to Λᵀc.
 */
public final class WhitenedScores {
    private final DMatrixRMaj weighted;
    private final DMatrixRMaj factor;

    /**
     * @param b     B, L×C
     * @param rates ȳ, length L; channels where it is 0 are left out
     */
    public WhitenedScores(DMatrixRMaj b, double[] rates) {
        int columns = b.getNumCols();
        this.weighted = new DMatrixRMaj(b.getNumRows(), columns);
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < columns && rates[l] > 0; c++) {
                weighted.unsafe_set(l, c, b.unsafe_get(l, c) / rates[l]);
            }
        }
        this.factor = RidgedCholesky.ofInformation(b, rates, 1);
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
}
