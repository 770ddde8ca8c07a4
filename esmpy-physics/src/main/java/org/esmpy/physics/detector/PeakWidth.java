package org.esmpy.physics.detector;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/** The width of a recorded line against its energy. */
interface PeakWidth {
    /** Id of the response with this width. */
    String id();

    Provenance provenance();

    /** Parameters that the user may set. */
    List<Parameter> parameters();

    /** This width with these values of its parameters. */
    PeakWidth withParameters(Map<String, Double> values);

    /** Full width at half maximum, keV; positive for {@code lineKeV >= 0}. */
    double fwhmKeV(double lineKeV);
}
