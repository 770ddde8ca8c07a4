package org.esmpy.physics.detector;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/** How wide a detector makes a line. */
interface PeakWidth {
    /** Id of the response with this width. */
    String id();

    Provenance provenance();

    /** What a person may choose. */
    List<Parameter> parameters();

    /** The same with these values of its parameters. */
    PeakWidth withParameters(Map<String, Double> values);

    /** Full width at half maximum, keV; positive for {@code lineKeV >= 0}. */
    double fwhmKeV(double lineKeV);
}
