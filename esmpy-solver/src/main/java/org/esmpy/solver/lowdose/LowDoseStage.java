package org.esmpy.solver.lowdose;

/** What a {@link LowDosePipeline} is doing. */
public enum LowDoseStage {
    THINNING("splitting the counts"),
    REGIONS("fitting regions"),
    STARTS("finding starts"),
    BASINS("fitting all starts"),
    BINS("choosing bins and sparsity"),
    PHASES("fitting the phases"),
    OWN("fitting each phase with a spectrum of its own"),
    PRIOR("choosing the smoothness of the maps"),
    MAPS("fitting the maps");

    private final String words;

    LowDoseStage(String words) {
        this.words = words;
    }

    /** For a person who waits. */
    public String words() {
        return words;
    }

    /** Share of the stages that are done when this one begins, 0 … 1. */
    public double share() {
        return ordinal() / (double) values().length;
    }
}
