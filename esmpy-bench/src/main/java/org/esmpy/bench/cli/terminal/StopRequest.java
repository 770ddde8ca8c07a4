package org.esmpy.bench.cli.terminal;

import java.util.function.Supplier;
import org.esmpy.model.Factors;
import org.esmpy.solver.analysis.PassingListener;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;

/**
 * Asks a fit to stop early. There are results to keep once a single solver has iterated, or once the low-dose pipeline
 * has chosen among its starts: the phases are final then, the maps may be coarse. Any thread may make the request.
 */
final class StopRequest {
    private boolean worthKeeping;
    private boolean made;

    /**
     * Asks the fit to end.
     *
     * @return whether the fit ends with results; if not, or at a second request, the command must quit at once
     */
    synchronized boolean make() {
        boolean ends = worthKeeping && !made;
        made = true;
        return ends;
    }

    /** Whether the request was made. */
    synchronized boolean isMade() {
        return made;
    }

    /** A listener that passes all events on to {@code watcher}, and cancels the run after the request. */
    RunListener listener(RunListener watcher) {
        return new Cancelling(watcher);
    }

    private synchronized void keep() {
        worthKeeping = true;
    }

    /** Cancels a run after the request. */
    private final class Cancelling extends PassingListener {
        Cancelling(RunListener watcher) {
            super(watcher);
        }

        @Override
        public boolean onIteration(TracePoint point) {
            keepFrom(point);
            return super.onIteration(point) && !isMade();
        }

        @Override
        public boolean onIteration(TracePoint point, Supplier<Factors> factors) {
            keepFrom(point);
            return super.onIteration(point, factors) && !isMade();
        }

        private void keepFrom(TracePoint point) {
            if (point.iteration() > 0) {
                keep();
            }
        }

        @Override
        public void onStage(LowDoseStage stage) {
            if (stage.compareTo(LowDoseStage.BASINS) > 0) {
                keep();
            }
            super.onStage(stage);
        }

        @Override
        public boolean isCancelled() {
            return isMade() || super.isCancelled();
        }
    }
}
