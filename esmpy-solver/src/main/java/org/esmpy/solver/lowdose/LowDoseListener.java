package org.esmpy.solver.lowdose;

/** Watches a {@link LowDosePipeline}, and may end it. */
@FunctionalInterface
public interface LowDoseListener {
    /** Called on the calling thread when a stage begins. */
    void onStage(LowDoseStage stage);

    /** Asked often, from several threads; once true, the pipeline ends with what it has. */
    default boolean isCancelled() {
        return false;
    }

    /** Lets every run go to its end. */
    static LowDoseListener none() {
        return stage -> {};
    }
}
