package org.esmpy.solver.analysis;

import java.util.Locale;
import java.util.function.Consumer;
import org.esmpy.solver.fit.FitListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseListener;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.esmpy.solver.rank.RankListener;

/**
 * Watches the run of a single solver or of the low-dose pipeline, and the search for the number of phases before it.
 */
public interface RunListener extends FitListener, LowDoseListener, RankListener {
    @Override
    default boolean isCancelled() {
        return false;
    }

    /**
     * Called from several threads: a thread that helps the calling one has spent CPU time.
     *
     * @param nanos CPU time that it spent, ns
     */
    default void onHelperCpu(long nanos) {
        // Ignored unless a listener adds it up.
    }

    /**
     * A listener that never cancels, and reports the progress as lines of text.
     *
     * @param line takes a line without its end, on the calling thread
     */
    static RunListener lines(Consumer<String> line) {
        return new RunListener() {
            @Override
            public boolean onIteration(TracePoint point) {
                line.accept(String.format(
                        Locale.ROOT, "iteration %d, %.1f nats", point.iteration(), point.objectiveNats()));
                return true;
            }

            @Override
            public void onStage(LowDoseStage stage) {
                line.accept(stage.words());
            }

            @Override
            public void onPhases(int phases) {
                line.accept("trying " + (phases == 1 ? "1 phase" : phases + " phases"));
            }
        };
    }

    /** A listener that never cancels, and ignores the progress. */
    static RunListener none() {
        return new RunListener() {
            @Override
            public boolean onIteration(TracePoint point) {
                return true;
            }

            @Override
            public void onStage(LowDoseStage stage) {
                // Nobody watches.
            }

            @Override
            public void onPhases(int phases) {
                // Nobody watches.
            }
        };
    }
}
