package org.esmpy.solver.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compositions of the phases that fit the counts equally well.
 *
 * @param riseNats largest rise of the objective within a valley, nats
 * @param binSize  side of the bins that were searched, pixels
 * @param valleys  how far every phase can be moved towards and away from every other one
 * @param phases   for each phase, the range of every element by its symbol
 */
public record Ambiguity(double riseNats, int binSize, List<Pair> valleys, List<Map<String, AtomicRange>> phases) {
    public Ambiguity {
        valleys = List.copyOf(valleys);
        phases = List.copyOf(phases);
    }

    /**
     * The valley {@code W_k + t·(W_k − W_j)} of one phase k with another j.
     *
     * @param phase     k, from 1
     * @param other     j, from 1
     * @param tLow      smallest t, −1 … 0
     * @param tHigh     largest t, at least 0
     * @param exhausted column of G whose weight is 0 at {@code tHigh}; empty where none is
     * @param lowAtPct  composition at {@code tLow}, at.%
     * @param highAtPct composition at {@code tHigh}, at.%
     */
    public record Pair(
            int phase,
            int other,
            double tLow,
            double tHigh,
            Optional<String> exhausted,
            Map<String, Double> lowAtPct,
            Map<String, Double> highAtPct) {}
}
