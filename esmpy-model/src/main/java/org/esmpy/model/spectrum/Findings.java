package org.esmpy.model.spectrum;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.EnergyAxis;

/**
 * The result of an analysis of a summed spectrum: calibration, further elements, and the continuum that fits.
 *
 * @param fileAxis               the channels as the file has them
 * @param calibration            of the instrument; the start itself if the counts give no reason to change it
 * @param elements               elements that were found beside the known ones, in the order of their gain
 * @param needsFlexibleContinuum whether a continuum of four terms fits clearly better than the one that was chosen
 * @param grossShift             the calibration that an axis would need that is off by more than a calibration may
 *     correct; then nothing is calibrated, and no element is found
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
