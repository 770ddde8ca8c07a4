package org.esmpy.solver.uncertainty;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;

/**
 * How far a phase can be moved away from another, {@code W_k(t) = W_k + t·(W_k − W_j)}, t from a negative number
 * (towards it) to a positive one. A phase k that fills some pixels can hardly be moved towards j. Away from it the counts
 * never object, because whatever was mixed before still can be, until W_k(t) has lost an element. Weights stay at 0 then, and
 * the valley goes on if the element was no more than noise.
 *
 * @param phase     k, from 0
 * @param other     j, from 0
 * @param tLow      smallest t, −1 … 0; −1 where k may become j altogether
 * @param tHigh     largest t, at least 0
 * @param exhausted row of W that ends the valley at {@code tHigh}, where it is 0 but for noise; empty where none does
 */
public record Valley(int phase, int other, double tLow, double tHigh, OptionalInt exhausted) {
    /** Where valleys end that nothing bounds: at t = 100 only 1 % of the way to the limit is left in composition. */
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

    /** Nothing but this t is known to be possible. */
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
