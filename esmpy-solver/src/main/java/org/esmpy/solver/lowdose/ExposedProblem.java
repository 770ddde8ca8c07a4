package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * What is to be decomposed: counts with known exposures, G and a number of phases.
 *
 * @param map    counts and exposures
 * @param g      G, L×C; shared
 * @param phases number of phases, K; at least 1
 */
public record ExposedProblem(ExposedCounts map, DMatrixRMaj g, int phases) {
    public ExposedProblem {
        if (map.counts().channels() != g.getNumRows()) {
            throw new IllegalArgumentException(
                    "counts have " + map.counts().channels() + " channels, but G has " + g.getNumRows());
        }
        if (phases < 1) {
            throw new IllegalArgumentException("a decomposition needs at least 1 phase, got " + phases);
        }
    }

    /**
     * Checks that every count can be explained.
     *
     * @throws IllegalArgumentException if a count lies in a channel that no column of G reaches; names it
     */
    public void requireReachable() {
        long[] totals = map.counts().channelTotals();
        for (int l = 0; l < totals.length; l++) {
            double reach = 0;
            for (int c = 0; c < g.getNumCols(); c++) {
                reach += g.unsafe_get(l, c);
            }
            if (totals[l] > 0 && reach == 0) {
                throw new IllegalArgumentException("channel " + l + " has " + totals[l]
                        + " counts, but no column of G reaches it; crop the energy range or add a background column");
            }
        }
    }

    /** With the abundances of a pixel asked to sum to one all exposures are 1, otherwise they follow the counts. */
    public static ExposedProblem of(Problem problem, DMatrixRMaj g) {
        ExposedCounts map = problem.constraint(Constraint.SimplexH.class).isPresent()
                ? ExposedCounts.even(problem.counts(), problem.shape())
                : ExposedCounts.byCounts(problem.counts(), problem.shape());
        return new ExposedProblem(map, g, problem.phases());
    }

    /** The same with a half of the counts, for instance. */
    public ExposedProblem withCounts(CountMatrix counts) {
        return new ExposedProblem(map.withCounts(counts), g, phases);
    }

    /** The same on bins. */
    public ExposedProblem on(PixelBins bins) {
        return new ExposedProblem(bins.sum(map), g, phases);
    }
}
