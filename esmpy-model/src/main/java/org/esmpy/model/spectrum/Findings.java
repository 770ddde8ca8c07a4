package org.esmpy.model.spectrum;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.EnergyAxis;

/**
 * The result of an analysis of a summed spectrum: calibration, further elements, and the continuum that fits.
 *
 * @param fileAxis               the channels as the file has them
 * @param calibration            of the instrument; that from the start where the counts ask for no other
 * @param elements               that were not known but are there, in the order of their gain
 * @param needsFlexibleContinuum whether a continuum of four terms fits clearly better than the one that was chosen
 * @param grossShift             what would be found if the axis were off by more than a calibration may say; then nothing
 *                               is calibrated, and no element found
 */
public record Findings(
        EnergyAxis fileAxis,
        Calibration calibration,
        List<FoundElement> elements,
        boolean needsFlexibleContinuum,
        Optional<Calibration> grossShift) {
    public Findings {
        elements = List.copyOf(elements);
    }

    /** The energy axis after the calibration. */
    public EnergyAxis axis() {
        return calibration.instrument().axis(fileAxis);
    }
}
