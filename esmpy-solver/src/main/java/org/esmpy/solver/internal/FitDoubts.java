package org.esmpy.solver.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        long empty = Arrays.stream(totals).filter(n -> n == 0).count();
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
