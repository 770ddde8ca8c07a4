package org.esmpy.solver.internal.penalty;

import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.SpectraOperator;

/** Computes a lower bound on the sum of all penalties of a problem, those on H and those on W. */
public final class Penalties {
    private Penalties() {}

    /**
     * A value below which the penalties cannot fall, nats: 0, or that of the log-sparsities where all abundances and
     * weights are 0.
     *
     * @param counts what a unit of each weight brings, {@link SpectraOperator#countsPerWeight}, C×K
     */
    public static double leastNats(Problem problem, double[] counts) {
        return AbundancePenalty.of(problem).leastNats() * problem.seenPixels() * problem.phases()
                + WeightPenalty.of(problem, counts).leastNats() * counts.length;
    }
}
