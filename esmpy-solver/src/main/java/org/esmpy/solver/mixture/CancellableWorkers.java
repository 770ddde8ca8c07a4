package org.esmpy.solver.mixture;

import java.util.function.BooleanSupplier;
import org.esmpy.solver.Workers;

/**
 * Who does the work, and whether it is still wanted.
 *
 * @param workers   who does parallel work
 * @param cancelled asked between steps; once true, work ends with what there is
 */
public record CancellableWorkers(Workers workers, BooleanSupplier cancelled) {
    /** To the end, on the calling thread. */
    public static CancellableWorkers single() {
        return new CancellableWorkers(Workers.single(), () -> false);
    }

    /** The same on one thread, as for one of several tasks that run in parallel. */
    public CancellableWorkers alone() {
        return new CancellableWorkers(Workers.single(), cancelled);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
