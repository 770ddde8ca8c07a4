package org.esmpy.solver.lowdose;

/** Watches a {@link LowDosePipeline}, and may end it. */
@FunctionalInterface
public interface LowDoseListener {
    /** Called on the calling thread when a stage begins. */
    void onStage(LowDoseStage stage);

    /** Called often, from several threads; once it returns true, the pipeline ends with the results so far. */
    default boolean isCancelled() {
        return false;
    }

    /** A listener that never cancels. */
    static LowDoseListener none() {
        return stage -> {};
    }
}
