package org.esmpy.solver.prior;

/** Where the exposure of each pixel comes from. */
public enum ExposureSource {
    /** It is 1. */
    EVEN,
    /** The counts of the pixel, relative to the mean. */
    COUNTS,
    /** It was given. */
    GIVEN
}
