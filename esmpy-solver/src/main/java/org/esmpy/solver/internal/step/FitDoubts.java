package org.esmpy.solver.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.FixedEntries;

/** Writes the warnings about factors that any solver may give: pixels without counts, and phases that explain nothing. */
public final class FitDoubts {
    /** Counts below which a phase has collapsed: it explains not even one. */
    private static final double LEAST_COUNTS = 1;

    private FitDoubts() {}

    /**
     * Pixels without counts and phases without pixels.
     *
     * @param phaseCounts counts that each phase explains, length K
     */
    public static List<String> of(Problem problem, double[] phaseCounts) {
        List<String> doubts = new ArrayList<>();
        long[] totals = problem.counts().pixelTotals();
        FixedEntries fixed = FixedEntries.ofH(problem);
        long empty = IntStream.range(0, totals.length)
                .filter(p -> totals[p] == 0 && fixed.whole(p) > 0)
                .count();
        if (empty > 0) {
            doubts.add(empty + " of " + totals.length + " pixels have no counts; " + abundancesWithoutCounts(problem));
        }
        for (int k = 0; k < phaseCounts.length; k++) {
            if (phaseCounts[k] < LEAST_COUNTS) {
                doubts.add("phase_" + (k + 1) + " has collapsed: it explains less than one count");
            }
        }
        return doubts;
    }

    private static String abundancesWithoutCounts(Problem problem) {
        if (AbundancePenalty.of(problem).isSmoothing()) {
            return "their neighbours decide their abundances";
        }
        if (AbundancePenalty.of(problem).hasQuadratics()) {
            return "penalties alone decide their abundances";
        }
        return problem.constraint(Constraint.SimplexH.class).isPresent()
                ? "they keep the abundances of the start, as if fixed, and the bound of the certificate leaves them out"
                : "their abundances are 0, or at their lower bounds";
    }
}
