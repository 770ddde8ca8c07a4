package org.esmpy.solver.analysis;

import java.util.function.Supplier;
import org.esmpy.model.Factors;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;

/** Passes all events on to another listener; subclasses add to that. */
public abstract class PassingListener implements RunListener {
    private final RunListener watcher;

    /** @param watcher receives all events */
    protected PassingListener(RunListener watcher) {
        this.watcher = watcher;
    }

    @Override
    public boolean onIteration(TracePoint point) {
        return watcher.onIteration(point);
    }

    @Override
    public boolean onIteration(TracePoint point, Supplier<Factors> factors) {
        return watcher.onIteration(point, factors);
    }

    @Override
    public void onStage(LowDoseStage stage) {
        watcher.onStage(stage);
    }

    @Override
    public void onPhases(int phases) {
        watcher.onPhases(phases);
    }

    @Override
    public boolean isCancelled() {
        return watcher.isCancelled();
    }

    @Override
    public void onHelperCpu(long nanos) {
        watcher.onHelperCpu(nanos);
    }
}
