package org.esmpy.solver.rank;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.heldout.HeldOut;

/**
 * What a {@link RankSelection} found.
 *
 * @param phases         the chosen number of phases, K
 * @param steps          every number of phases that was tried, from 1 on
 * @param ending         why no more phases were tried
 * @param countsPerPixel mean counts of a pixel, before the counts were split
 * @param binSize        pixels along the side of the bins on which the phases were fitted
 */
public record RankResult(int phases, List<Step> steps, Ending ending, double countsPerPixel, int binSize) {
    public RankResult {
        steps = List.copyOf(steps);
    }

    /** Why a selection ended. */
    public enum Ending {
        /** One more phase gained less than one standard error. */
        NO_GAIN,
        /** The largest number of phases that was allowed still gained. */
        LIMIT,
        /** It was cancelled. */
        CANCELLED
    }

    /**
     * Fits with one number of phases.
     *
     * @param phases      K
     * @param gain        held-out log-likelihood over that of one phase less, and its standard error; empty for one phase
     * @param logSparsity μ per bin of the best fit, nats
     * @param start       start that the best fit came from
     * @param supported   whether the gain is above one standard error; always for one phase
     */
    public record Step(int phases, Optional<HeldOut.Gain> gain, double logSparsity, String start, boolean supported) {}
}
