package org.esmpy.solver.analysis;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.esmpy.model.Factors;
import org.esmpy.solver.fit.TracePoint;

/** Cancels a run when its listener or a token asks for it, or when the running thread is interrupted. */
final class CancelledWhen extends PassingListener {
    private final BooleanSupplier token;
    private final Thread caller;

    /**
     * @param watcher receives all events, and may cancel
     * @param token   returns true to cancel; called often, from several threads
     * @param caller  thread that runs the job; its interrupt flag stays set
     */
    CancelledWhen(RunListener watcher, BooleanSupplier token, Thread caller) {
        super(watcher);
        this.token = token;
        this.caller = caller;
    }

    @Override
    public boolean onIteration(TracePoint point) {
        return super.onIteration(point) && !isOver();
    }

    @Override
    public boolean onIteration(TracePoint point, Supplier<Factors> factors) {
        return super.onIteration(point, factors) && !isOver();
    }

    @Override
    public boolean isCancelled() {
        return isOver() || super.isCancelled();
    }

    private boolean isOver() {
        return caller.isInterrupted() || token.getAsBoolean();
    }
}
