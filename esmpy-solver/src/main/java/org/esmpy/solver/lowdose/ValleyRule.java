package org.esmpy.solver.lowdose;

/** Chooses between phases that explain the counts equally well. */
public enum ValleyRule {
    /** Those that regions repeat; otherwise the shortest description. */
    AUTO,
    /** Compositions that regions of the map have, the purest of them: nothing lies beyond what was seen. */
    PURE,
    /** As far beyond what was seen as the weights of elements allow; phases that regions repeat stay. */
    EXTREME
}
