package org.esmpy.solver.mixture;

import java.util.function.BooleanSupplier;
import org.esmpy.solver.Workers;

/**
 * Threads for parallel work that can be cancelled.
 *
 * @param workers   threads for parallel work
 * @param cancelled called between steps; once it returns true, work ends with the results so far
 */
public record CancellableWorkers(Workers workers, BooleanSupplier cancelled) {
    /** Works on the calling thread and is never cancelled. */
    public static CancellableWorkers single() {
        return new CancellableWorkers(Workers.single(), () -> false);
    }

    /** The same on the calling thread only, for a task that is itself one of several parallel ones. */
    public CancellableWorkers alone() {
        return new CancellableWorkers(Workers.single(), cancelled);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
