package org.esmpy.model;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/** A factorisation X ≈ G·W·H. The matrices are shared, not copied. */
public final class Factors {
    private final DMatrixRMaj w;
    private final DMatrixRMaj h;

    /**
     * @param w W, C×K: amount of each column of G in each phase
     * @param h H, K×P: amount of each phase in each pixel
     * @throws IllegalArgumentException if the numbers of phases differ
     */
    public Factors(DMatrixRMaj w, DMatrixRMaj h) {
        Objects.requireNonNull(w, "w");
        Objects.requireNonNull(h, "h");
        if (w.getNumCols() != h.getNumRows()) {
            throw new IllegalArgumentException("W has " + w.getNumCols() + " phases, but H has " + h.getNumRows());
        }
        this.w = w;
        this.h = h;
    }

    /** W, C×K. Shared. */
    public DMatrixRMaj w() {
        return w;
    }

    /** H, K×P. Shared. */
    public DMatrixRMaj h() {
        return h;
    }

    /** Number of phases, K. */
    public int phases() {
        return w.getNumCols();
    }

    /** Amount of each column of G in all pixels together, {@code sum over p of (W·H)[c,p]}; length C. */
    public double[] totalWeights() {
        double[] weights = new double[w.getNumRows()];
        for (int k = 0; k < phases(); k++) {
            double[] ofPhase = totalWeights(k);
            for (int c = 0; c < weights.length; c++) {
                weights[c] += ofPhase[c];
            }
        }
        return weights;
    }

    /**
     * Amount of each column of G that one phase has in all pixels together; length C.
     *
     * @param phase k
     */
    public double[] totalWeights(int phase) {
        double abundance = 0;
        for (int p = 0; p < h.getNumCols(); p++) {
            abundance += h.unsafe_get(phase, p);
        }
        double[] weights = new double[w.getNumRows()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = w.get(c, phase) * abundance;
        }
        return weights;
    }

    @Override
    public String toString() {
        return "W " + w.getNumRows() + " x " + w.getNumCols() + ", H " + h.getNumRows() + " x " + h.getNumCols();
    }

    /** A deep copy. */
    public Factors copy() {
        return new Factors(w.copy(), h.copy());
    }
}
