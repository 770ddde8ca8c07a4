package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Problem;

/**
 * What is to be decomposed: counts with known exposures, G, a number of phases and what is known of them.
 *
 * @param map     counts and exposures
 * @param g       G, L×C; shared
 * @param phases  number of phases, K; at least 1
 * @param weights which W are possible
 */
public record ExposedProblem(ExposedCounts map, DMatrixRMaj g, int phases, WeightSpace weights) {
    public ExposedProblem {
        if (map.counts().channels() != g.getNumRows()) {
            throw new IllegalArgumentException(
                    "counts have " + map.counts().channels() + " channels, but G has " + g.getNumRows());
        }
        if (phases < 1) {
            throw new IllegalArgumentException("a decomposition needs at least 1 phase, got " + phases);
        }
    }

    /** Nothing is known of the phases. */
    public ExposedProblem(ExposedCounts map, DMatrixRMaj g, int phases) {
        this(map, g, phases, WeightSpace.free(g.getNumCols(), Math.max(1, phases)));
    }

    /** With the abundances of a pixel asked to sum to one all exposures are 1, otherwise they follow the counts. */
    public static ExposedProblem of(Problem problem, DMatrixRMaj g) {
        return Priors.none().pose(problem, g);
    }

    /**
     * Checks that every count can be explained.
     *
     * @throws IllegalArgumentException if a count lies in a channel that no column of G reaches which a phase may have, or
     *     a pure region has one that its phase does not reach; names it
     */
    public void requireReachable() {
        Reach.require(this);
    }

    /** The same with a half of the counts, for instance. */
    public ExposedProblem withCounts(CountMatrix counts) {
        return new ExposedProblem(map.withCounts(counts), g, phases, weights);
    }

    /** The same with pixels that are known to hold one phase only. */
    ExposedProblem withPure(PureRegions pure) {
        return new ExposedProblem(map.withPure(pure), g, phases, weights);
    }

    /** The same on bins. */
    public ExposedProblem on(Binning bins) {
        return new ExposedProblem(bins.sum(map), g, phases, weights);
    }
}
