package org.esmpy.solver.uncertainty;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;

/**
 * The range over which a phase k can be moved towards or away from another phase j and still explain the counts:
 * {@code W_k(t) = W_k + t·(W_k − W_j)}, t from a negative number (towards j) to a positive one. A phase k that fills
 * some pixels can hardly be moved towards j. Away from j the divergence does not rise, because every mixture of the
 * unmoved phases is still possible, until a weight of W_k(t) is 0. From there on the weight stays 0, and the valley
 * continues if the amount of the element was within noise.
 *
 * @param phase     k, from 0
 * @param other     j, from 0
 * @param tLow      smallest t, −1 … 0; −1 where k may become j altogether
 * @param tHigh     largest t, at least 0
 * @param exhausted row of W that ends the valley at {@code tHigh}, where it is 0 but for noise; empty where none does
 */
public record Valley(int phase, int other, double tLow, double tHigh, OptionalInt exhausted) {
    /** The t at which unbounded valleys end: at 100 only 1 % of the way to the limit is left in composition. */
    public static final double MAX_T = 100;

    /**
     * Weights of the moved phase.
     *
     * @param w W, C×K
     * @param t between {@code tLow} and {@code tHigh}
     * @return length C, not negative
     */
    public double[] weights(DMatrixRMaj w, double t) {
        double[] moved = new double[w.getNumRows()];
        for (int c = 0; c < moved.length; c++) {
            double weight = w.get(c, phase);
            moved[c] = Math.max(0, weight + t * (weight - w.get(c, other)));
        }
        return moved;
    }

    /** A valley of length 0. */
    static Valley closed(int phase, int other) {
        return new Valley(phase, other, 0, 0, OptionalInt.empty());
    }

    /** The t at which a row of W_k(t) becomes 0; {@link #MAX_T} if that is further, or never. */
    static double end(DMatrixRMaj w, int phase, int other, int row) {
        double loss = w.get(row, other) - w.get(row, phase);
        return loss > 0 ? Math.min(MAX_T, w.get(row, phase) / loss) : MAX_T;
    }

    Valley with(double low, double high, OptionalInt row) {
        return new Valley(phase, other, low, high, row);
    }
}
