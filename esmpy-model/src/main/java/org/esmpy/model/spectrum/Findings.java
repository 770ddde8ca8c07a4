package org.esmpy.model.spectrum;

import java.util.List;
import org.esmpy.model.EnergyAxis;

/**
 * What a summed spectrum says beyond what was known.
 *
 * @param fileAxis    the channels as the file has them
 * @param calibration of the instrument; that from the start where the counts ask for no other
 * @param elements    that were not known but are there, in the order of their gain
 * @param continuum   gain of a continuum of four terms over the one that was chosen, nats, after what the model leaves
 *                    unexplained counts as noise
 */
public record Findings(EnergyAxis fileAxis, Calibration calibration, List<FoundElement> elements, double continuum) {
    /** Four terms instead of two, beyond doubt: χ² of two degrees of freedom at one in a thousand. */
    private static final double CONTINUUM_NATS = 7;

    public Findings {
        elements = List.copyOf(elements);
    }

    /** The channels where they are. */
    public EnergyAxis axis() {
        return calibration.instrument().axis(fileAxis);
    }

    /** Whether the counts ask for a continuum of more terms. */
    public boolean needsFlexibleContinuum() {
        return continuum > CONTINUUM_NATS;
    }
}
