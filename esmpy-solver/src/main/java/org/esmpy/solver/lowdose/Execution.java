package org.esmpy.solver.lowdose;

import java.util.function.BooleanSupplier;
import org.esmpy.solver.Workers;

/**
 * Who does the work, and whether it is still wanted.
 *
 * @param workers   who does parallel work
 * @param cancelled asked between steps; once true, work ends with what there is
 */
public record Execution(Workers workers, BooleanSupplier cancelled) {
    /** To the end, on the calling thread. */
    public static Execution single() {
        return new Execution(Workers.single(), () -> false);
    }

    /** The same on one thread, as for one of several tasks that run in parallel. */
    Execution alone() {
        return new Execution(Workers.single(), cancelled);
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
