package org.esmpy.physics.detector;

import org.esmpy.physics.DetectorResponse;

/** The detector responses that come with this module. */
public final class DetectorResponses {
    private static final double DEFAULT_FWHM_MN_KA_EV = 130;
    private static final double DEFAULT_OFFSET_KEV = 0.065;
    private static final double DEFAULT_SLOPE = 0.01;

    private DetectorResponses() {}

    /** {@link #fanoGaussian(double)} with 130 eV. */
    public static DetectorResponse fanoGaussian() {
        return fanoGaussian(DEFAULT_FWHM_MN_KA_EV);
    }

    /**
     * Gaussian peaks whose width follows the Fano law; id {@code fano-gaussian}.
     *
     * @param fwhmMnKaEV full width at half maximum at Mn Kα (5.8988 keV), eV; at least 119.5, the limit of silicon
     */
    public static DetectorResponse fanoGaussian(double fwhmMnKaEV) {
        return new GaussianResponse(FanoWidth.ofMnKa(fwhmMnKaEV));
    }

    /** {@link #linearGaussian(double, double)} with 0.065 keV and 0.01. */
    public static DetectorResponse linearGaussian() {
        return linearGaussian(DEFAULT_OFFSET_KEV, DEFAULT_SLOPE);
    }

    /**
     * Gaussian peaks whose width grows linearly with energy; id {@code linear-gaussian}.
     *
     * @param offsetKeV full width at half maximum at 0 keV, keV; positive
     * @param slope     growth of the full width at half maximum, keV per keV; at least 0
     */
    public static DetectorResponse linearGaussian(double offsetKeV, double slope) {
        return new GaussianResponse(new LinearWidth(offsetKeV, slope));
    }
}
