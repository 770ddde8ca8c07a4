package org.esmpy.solver.fit;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.SolverRun;

/**
 * Decides after each iteration whether a fit is finished, and while a run prepares one; before the first iteration the trace
 * has one point then. Immutable; state is in the trace.
 */
@FunctionalInterface
public interface StoppingRule {
    /**
     * @param trace what happened since G last changed; the first point is the start, the last one the current factors
     * @param run   the fit, for its certificate
     * @return the reason to stop, or empty to go on
     */
    Optional<StopReason> check(List<TracePoint> trace, SolverRun run);
}
