package org.esmpy.physics.detector;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * A response that records a line as a Gaussian of unit area, integrated over the recorded interval. Natural line widths
 * are left out.
 */
final class GaussianResponse implements DetectorResponse {
    private static final double SIGMA_PER_FWHM = 1 / (2 * Math.sqrt(2 * Math.log(2)));
    /** Less than 3e-12 of a Gaussian lies further out. */
    private static final double SUPPORT_SIGMAS = 7;

    private final PeakWidth width;

    GaussianResponse(PeakWidth width) {
        this.width = width;
    }

    @Override
    public String id() {
        return width.id();
    }

    @Override
    public Provenance provenance() {
        return width.provenance();
    }

    @Override
    public List<Parameter> parameters() {
        return width.parameters();
    }

    @Override
    public GaussianResponse withParameters(Map<String, Double> values) {
        return new GaussianResponse(width.withParameters(values));
    }

    @Override
    public double fraction(double lineKeV, double fromKeV, double toKeV) {
        if (!(toKeV >= fromKeV)) {
            throw new IllegalArgumentException(
                    "an energy interval must not end before it begins, got " + fromKeV + " to " + toKeV + " keV");
        }
        double scale = sigmaKeV(lineKeV) * Math.sqrt(2);
        return ErrorFunction.between((fromKeV - lineKeV) / scale, (toKeV - lineKeV) / scale);
    }

    @Override
    public double lowestKeV(double lineKeV) {
        return lineKeV - SUPPORT_SIGMAS * sigmaKeV(lineKeV);
    }

    @Override
    public double highestKeV(double lineKeV) {
        return lineKeV + SUPPORT_SIGMAS * sigmaKeV(lineKeV);
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return width.fwhmKeV(lineKeV);
    }

    /** Standard deviation, keV. */
    double sigmaKeV(double lineKeV) {
        return width.fwhmKeV(lineKeV) * SIGMA_PER_FWHM;
    }
}
