package org.esmpy.solver.mixture;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.WeightPattern;

/** Checks that the allowed columns of some phase reach every channel that has counts. */
final class ReachableCounts {
    private ReachableCounts() {}

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a count lies in a channel that no possible phase reaches, or a pure region has
     *     one that its phase does not; names it
     */
    static void require(ExposedProblem problem) {
        int phases = problem.phases();
        boolean[][] reached = new boolean[phases][];
        for (int k = 0; k < phases; k++) {
            reached[k] = channels(problem.bases().of(k), problem.weights().pattern(k));
        }
        long[] totals = problem.map().counts().channelTotals();
        for (int l = 0; l < totals.length; l++) {
            boolean any = totals[l] == 0;
            for (int k = 0; k < phases; k++) {
                any |= reached[k][l];
            }
            if (!any) {
                throw new IllegalArgumentException("channel " + l + " has " + totals[l] + " counts, but no column of G"
                        + (problem.weights().isFree() ? "" : " that a phase may have")
                        + " reaches it; crop the energy range or add a background column");
            }
        }
        if (!problem.map().pure().isEmpty()) {
            requirePure(problem, reached);
        }
    }

    private static void requirePure(ExposedProblem problem, boolean[][] reached) {
        ExposedCounts regions = PixelBins.ofRegions(problem.map());
        for (int p = 0; p < regions.pixels(); p++) {
            if (regions.pure().isPure(p)) {
                int phase = regions.pure().phaseOf(p);
                if (regions.exposures()[p] == 0) {
                    throw new IllegalArgumentException("the pure region of phase " + (phase + 1)
                            + " has no counts; mark pixels that were measured");
                }
                regions.counts().forEach(p, (channel, count) -> {
                    if (!reached[phase][channel]) {
                        throw new IllegalArgumentException("the pure region of phase " + (phase + 1) + " has " + count
                                + " counts in channel " + channel + ", which none of the columns that are left to this"
                                + " phase reaches; correct the region or the knowledge given of the phase");
                    }
                });
            }
        }
    }

    private static boolean[] channels(DMatrixRMaj g, WeightPattern pattern) {
        boolean[] reached = new boolean[g.getNumRows()];
        for (int l = 0; l < reached.length; l++) {
            for (int c = 0; c < g.getNumCols(); c++) {
                reached[l] |= pattern.has(c) && g.unsafe_get(l, c) > 0;
            }
        }
        return reached;
    }
}
