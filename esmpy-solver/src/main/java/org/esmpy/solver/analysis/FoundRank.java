package org.esmpy.solver.analysis;

import java.util.List;
import org.esmpy.solver.rank.RankResult;

/**
 * The number of phases that a {@link PhaseAnalysis} found.
 *
 * @param result   the number and the evidence for it
 * @param simplex  which factor sums to one
 * @param warnings warnings for the user
 */
public record FoundRank(RankResult result, Simplex simplex, List<String> warnings) {
    public FoundRank {
        warnings = List.copyOf(warnings);
    }
}
