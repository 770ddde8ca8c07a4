package org.esmpy.physics.detector;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * A peak width that grows linearly with energy, FWHM = a + b·E, as the Python package espm (A. Teurtrie et al.,
 * Ultramicroscopy 249 (2023) 113719) models it.
 *
 * @param offsetKeV a, keV; positive
 * @param slope     b, keV per keV; at least 0
 */
record LinearWidth(double offsetKeV, double slope) implements PeakWidth {
    LinearWidth {
        if (!(offsetKeV > 0 && offsetKeV < Double.POSITIVE_INFINITY)
                || !(slope >= 0 && slope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a linear peak width needs a positive width at 0 keV and a slope of at"
                    + " least 0, got " + offsetKeV + " keV and " + slope);
        }
    }

    @Override
    public String id() {
        return "linear-gaussian";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "A. Teurtrie et al., Ultramicroscopy 249 (2023) 113719 (espm)",
                "https://doi.org/10.1016/j.ultramic.2023.113719",
                "FWHM = " + offsetKeV + " keV + " + slope + " E",
                "Gaussian integrated over the channel, FWHM = a + b E",
                "any detector whose width is linear in the energy",
                "");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("offsetKeV", "width at 0 keV, keV", 0, Double.MAX_VALUE, offsetKeV),
                new Parameter("slope", "growth of the width, keV per keV", 0, Double.MAX_VALUE, slope));
    }

    @Override
    public LinearWidth withParameters(Map<String, Double> values) {
        return new LinearWidth(values.get("offsetKeV"), values.get("slope"));
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return offsetKeV + slope * Math.max(0, lineKeV);
    }
}
