package org.esmpy.io.dm;

import java.io.IOException;
import org.esmpy.io.SpectrumFormatException;

/**
 * An axis of the data: the value at index i is {@code (i − origin) · scale}.
 *
 * @param length number of entries
 * @param origin index at which the value is 0
 * @param scale  step
 * @param unit   unit of the step; may be empty
 */
record DmAxis(int length, double origin, double scale, String unit) {
    private static final double KEV_PER_EV = 1e-3;

    /**
     * Axis {@code d}; axis 0 runs fastest.
     *
     * @param data path of the image data, with a slash at its end
     * @throws SpectrumFormatException if its length is impossible
     */
    static DmAxis read(DmTags tags, String data, int d) throws IOException {
        double length = tags.number(data + "Dimensions/" + d).orElse(0);
        if (!(length >= 1 && length <= Integer.MAX_VALUE)) {
            throw tags.error(data + "Dimensions/" + d, "is " + length + "; expected 1 to " + Integer.MAX_VALUE);
        }
        String calibration = data + "Calibrations/Dimension/" + d + "/";
        return new DmAxis(
                (int) length,
                tags.number(calibration + "Origin").orElse(0),
                tags.number(calibration + "Scale").orElse(1),
                tags.text(calibration + "Units").orElse(""));
    }

    /** keV per unit; 0 if the unit is no energy. */
    double keVPerUnit() {
        return switch (unit) {
            case "keV" -> 1;
            case "eV" -> KEV_PER_EV;
            default -> 0;
        };
    }
}
