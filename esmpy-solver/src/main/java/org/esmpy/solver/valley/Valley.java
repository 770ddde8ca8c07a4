package org.esmpy.solver.valley;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;

/**
 * How far a phase can be moved away from another, {@code W_k(t) = W_k + t·(W_k − W_j)}, t from a negative number
 * (towards it) to a positive one. A phase k that fills some pixels can hardly be moved towards j. Away from it the counts
 * never object, because whatever was mixed before still can be; there only {@code W >= 0} ends the valley, at an element
 * that W_k(t) has lost.
 *
 * @param phase     k, from 0
 * @param other     j, from 0
 * @param tLow      smallest t, −1 … 0; −1 where k may become j altogether
 * @param tHigh     largest t, at least 0
 * @param exhausted row of W that is 0 at {@code tHigh}; empty where none ever is, and tHigh is {@link #MAX_T}
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
        exhausted.ifPresent(c -> moved[c] = t == tHigh ? 0 : moved[c]);
        return moved;
    }

    /** The valley without its lower side: how far W_k can go, and which row ends it. */
    static Valley away(DMatrixRMaj w, int phase, int other) {
        double most = MAX_T;
        OptionalInt row = OptionalInt.empty();
        for (int c = 0; c < w.getNumRows(); c++) {
            double loss = w.get(c, other) - w.get(c, phase);
            if (loss > 0 && w.get(c, phase) / loss < most) {
                most = w.get(c, phase) / loss;
                row = OptionalInt.of(c);
            }
        }
        return new Valley(phase, other, 0, most, row);
    }

    /** No other t is possible. */
    static Valley closed(int phase, int other) {
        return new Valley(phase, other, 0, 0, OptionalInt.empty());
    }

    Valley withHigh(double t) {
        return t < tHigh ? new Valley(phase, other, tLow, t, OptionalInt.empty()) : this;
    }

    Valley withLow(double t) {
        return new Valley(phase, other, t, tHigh, exhausted);
    }
}
