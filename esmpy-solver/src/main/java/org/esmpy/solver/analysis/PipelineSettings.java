package org.esmpy.solver.analysis;

import org.esmpy.solver.analysis.UnusedSettings.SetBy;
import org.esmpy.solver.lowdose.ValleyRule;

/**
 * Settings of the low-dose pipeline: which maps it takes, and how it runs.
 *
 * @param mode       which maps are given to it
 * @param fast       whether it takes usual values instead of trying several
 * @param valleyRule which phases it chooses where several fit equally well
 */
public record PipelineSettings(
        @SetBy("--pipeline") Mode mode,
        @SetBy("--fast") boolean fast,
        @SetBy("--valley-rule") ValleyRule valleyRule) {
    /** The defaults: the pipeline takes maps with few counts per pixel, and tries several values. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(Mode.AUTO, false, ValleyRule.AUTO);
    }

    /** A copy with another choice of maps. */
    public PipelineSettings withMode(Mode value) {
        return new PipelineSettings(value, fast, valleyRule);
    }

    /** A copy that takes usual values, or tries several. */
    public PipelineSettings withFast(boolean value) {
        return new PipelineSettings(mode, value, valleyRule);
    }

    /** Which maps are given to the pipeline. */
    public enum Mode {
        /** Those with few counts per pixel. */
        AUTO,
        /** Every map. */
        LOW_DOSE,
        /** None: a single fit from the start that was asked for. */
        DIRECT
    }
}
