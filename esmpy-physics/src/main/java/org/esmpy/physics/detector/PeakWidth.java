package org.esmpy.physics.detector;

import org.esmpy.physics.Provenance;

/** How wide a detector makes a line. */
interface PeakWidth {
    /** Id of the response with this width. */
    String id();

    Provenance provenance();

    /** Full width at half maximum, keV; positive for {@code lineKeV >= 0}. */
    double fwhmKeV(double lineKeV);
}
