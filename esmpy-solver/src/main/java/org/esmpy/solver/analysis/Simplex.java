package org.esmpy.solver.analysis;

/** Which factor sums to one. */
public enum Simplex {
    /** The abundances of each pixel if the exposure is even, else neither. */
    AUTO,
    /** The abundances of each pixel. */
    H,
    /** The element rows of each phase. */
    W,
    /** Neither. */
    NONE
}
