package org.esmpy.solver.internal.point;

import java.util.Arrays;
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
        double largest = 0;
        for (int c = 0; c < fisher.getNumCols(); c++) {
            largest = Math.max(largest, fisher.unsafe_get(c, c));
        }
        double[] units = new double[fisher.getNumCols()];
        Arrays.fill(units, largest > 0 ? largest : 1);
        return RidgedCholesky.lower(fisher, units);
    }
}
