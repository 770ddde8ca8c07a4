package org.esmpy.bench.fit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;

/** The most likely W at given G and amounts, by expectation maximisation: {@code W ← W ∘ Gᵀ(X/GWH)Hᵀ / (Gᵀ1·1ᵀHᵀ)}. */
final class BestWeights {
    private static final int ROUNDS = 400;

    private final Basis basis;

    BestWeights(Basis basis) {
        this.basis = basis;
    }

    /**
     * @param counts  X, L×P
     * @param amounts H, K×P: counts per unit of a phase's spectrum
     * @return W, C×K
     */
    DMatrixRMaj of(CountMatrix counts, DMatrixRMaj amounts) {
        int phases = amounts.getNumRows();
        double[] columnSums = basis.columnSums();
        double[] phaseSums = CommonOps_DDRM.sumRows(amounts, null).data;
        DMatrixRMaj w = new DMatrixRMaj(columnSums.length, phases);
        double amount = Arrays.stream(phaseSums).sum();
        for (int c = 0; c < columnSums.length; c++) {
            for (int k = 0; k < phases; k++) {
                w.set(c, k, counts.total() / (amount * columnSums.length * columnSums[c]));
            }
        }
        DMatrixRMaj numerator = w.createLike();
        for (int round = 0; round < ROUNDS; round++) {
            CommonOps_DDRM.multTransA(basis.g(), ratios(counts, amounts, w), numerator);
            for (int c = 0; c < columnSums.length; c++) {
                for (int k = 0; k < phases; k++) {
                    double denominator = columnSums[c] * phaseSums[k];
                    w.set(c, k, denominator > 0 ? w.get(c, k) * numerator.get(c, k) / denominator : 0);
                }
            }
        }
        return w;
    }

    /** {@code (X/GWH)·Hᵀ}, L×K. */
    private DMatrixRMaj ratios(CountMatrix counts, DMatrixRMaj amounts, DMatrixRMaj w) {
        int phases = amounts.getNumRows();
        DMatrixRMaj d = CommonOps_DDRM.mult(basis.g(), w, null);
        DMatrixRMaj ratios = d.createLike();
        double[] h = new double[phases];
        for (int p = 0; p < counts.pixels(); p++) {
            for (int k = 0; k < phases; k++) {
                h[k] = amounts.get(k, p);
            }
            counts.forEach(p, (channel, count) -> {
                int row = channel * phases;
                double rate = 0;
                for (int k = 0; k < phases; k++) {
                    rate += d.data[row + k] * h[k];
                }
                for (int k = 0; k < phases && rate > 0; k++) {
                    ratios.data[row + k] += count * h[k] / rate;
                }
            });
        }
        return ratios;
    }
}
