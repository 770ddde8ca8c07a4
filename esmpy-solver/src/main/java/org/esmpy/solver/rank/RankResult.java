package org.esmpy.solver.rank;

import java.util.List;
import java.util.Optional;

/**
 * The result of a {@link RankSelection}.
 *
 * @param phases         the chosen number of phases, K
 * @param steps          every number of phases that was tried, from 1 on
 * @param ending         why no more phases were tried
 * @param countsPerPixel mean counts of a pixel
 * @param regions        number of regions on which the phases were fitted
 */
public record RankResult(int phases, List<Step> steps, Ending ending, double countsPerPixel, int regions) {
    public RankResult {
        steps = List.copyOf(steps);
    }

    /** Why a selection ended. */
    public enum Ending {
        /** One more phase gained no more than noise does. */
        NO_GAIN,
        /** The largest number of phases that was allowed still gained. */
        LIMIT,
        /** It was cancelled. */
        CANCELLED
    }

    /**
     * Fits with one number of phases.
     *
     * @param phases   K
     * @param gain     what they gain over one phase less; empty for one phase
     * @param start    name of the start that led to the best fit
     * @param repeated number of phases whose composition separate regions of the map share
     * @param supported whether the gain is above that of noise; always for one phase
     */
    public record Step(int phases, Optional<Gain> gain, String start, int repeated, boolean supported) {}

    /**
     * What an added phase gains.
     *
     * @param nats      fall of the divergence, nats
     * @param noiseNats what noise alone exceeds once in a thousand maps, nats
     */
    public record Gain(double nats, double noiseNats) {}
}
