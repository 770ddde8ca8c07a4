package org.esmpy.solver.internal;

import org.esmpy.solver.Problem;

/** All that is added to the divergence of a problem: the penalties on H and on W. */
public final class Penalties {
    private Penalties() {}

    /**
     * A value below which they cannot fall, nats: 0, or that of the logarithms where all abundances and weights are 0.
     *
     * @param columnSums Gᵀ1, length C
     */
    public static double leastNats(Problem problem, double[] columnSums) {
        double least = AbundancePenalty.of(problem).leastNats() * problem.seenPixels()
                + WeightPenalty.of(problem, columnSums).leastNats() * columnSums.length;
        return least * problem.phases();
    }
}
