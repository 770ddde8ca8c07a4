package org.esmpy.solver.mixture;

import java.util.function.BooleanSupplier;
import org.esmpy.solver.Workers;

/**
 * Workers that stop early when somebody cancels the work.
 *
 * @param workers   threads for parallel work
 * @param cancelled asked between steps; once true, work ends with what there is
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
