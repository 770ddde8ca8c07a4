package org.esmpy.solver.lowdose;

/** Which phases are taken where the counts do not decide: several explain them equally well. */
public enum ValleyRule {
    /** Those that regions repeat; otherwise the shortest description. */
    AUTO,
    /** Compositions that regions of the map have, the purest of them: nothing lies beyond what was seen. */
    PURE,
    /** As far beyond what was seen as the weights of elements allow; phases that regions repeat stay. */
    EXTREME
}
