package org.esmpy.solver.lowdose;

/** The stages of a {@link LowDosePipeline}, in their order. */
public enum LowDoseStage {
    REGIONS("fitting regions"),
    EXTREMES("moving phases as far out as the elements allow"),
    STARTS("finding starts"),
    BASINS("fitting all starts"),
    PHASES("fitting the phases"),
    PRIOR("choosing the smoothness of the maps"),
    MAPS("fitting the maps");

    private final String words;

    LowDoseStage(String words) {
        this.words = words;
    }

    /** What is shown to the user while the stage runs. */
    public String words() {
        return words;
    }

    /** Share of the stages that are done when this one begins, 0 … 1. */
    public double share() {
        return ordinal() / (double) values().length;
    }
}
