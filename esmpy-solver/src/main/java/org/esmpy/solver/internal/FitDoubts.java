package org.esmpy.solver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.solver.Problem;

/** Sentences about factors that deserve doubt, whatever solver found them. */
public final class FitDoubts {
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
            doubts.add(empty + " of " + totals.length
                    + " pixels have no counts; the data say nothing about their abundances");
        }
        for (int k = 0; k < phaseCounts.length; k++) {
            if (phaseCounts[k] < 1) {
                doubts.add("phase " + k + " has collapsed: it explains less than one count");
            }
        }
        return doubts;
    }
}
