package org.esmpy.solver.fit;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.SolverRun;

/**
 * Decides after each step whether a fit is finished. Immutable; state is in the trace, which has only one point while
 * the first iteration is prepared.
 */
@FunctionalInterface
public interface StoppingRule {
    /**
     * @param trace one point per iteration since G last changed; the first is the start, the last one the current
     *     factors
     * @param run   the fit, for its certificate
     * @return the reason to stop, or empty to go on
     */
    Optional<StopReason> check(List<TracePoint> trace, SolverRun run);
}
