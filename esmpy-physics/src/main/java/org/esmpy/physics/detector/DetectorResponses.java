package org.esmpy.physics.detector;

import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.relaxation.RelaxationTables;

/** The detector responses that come with this module. */
public final class DetectorResponses {
    /** Energy of Mn Kα, at which widths are given, keV. */
    public static final double MN_KA_KEV = 5.8988;
    /** Energy that makes an electron-hole pair in silicon, keV; published values are 3.64 to 3.66 eV. */
    public static final double PAIR_KEV = 3.64e-3;
    /** Full width at half maximum at Mn Kα of {@link #fanoGaussian()} and {@link #hypermet()}, eV. */
    public static final double DEFAULT_FWHM_MN_KA_EV = 130;
    /** Fano factor of silicon: published values are 0.115 to 0.122. */
    public static final double DEFAULT_FANO_FACTOR = 0.12;
    /** Width at 0 keV of {@link #linearGaussian()}, keV. */
    public static final double DEFAULT_OFFSET_KEV = 0.065;
    /** Growth of the width of {@link #linearGaussian()}, keV per keV. */
    public static final double DEFAULT_SLOPE = 0.01;
    /** Area of the tail over that of the Gaussian of {@link #hypermet()}. */
    public static final double DEFAULT_TAIL_RATIO = 0.05;
    /** Decay length of the tail of {@link #hypermet()}, keV. */
    public static final double DEFAULT_TAIL_SLOPE_KEV = 0.5;
    /** Height of the shelf over that of the Gaussian of {@link #hypermet()}. */
    public static final double DEFAULT_SHELF_RATIO = 1e-4;

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
        return fanoGaussian(fwhmMnKaEV, DEFAULT_FANO_FACTOR, 0);
    }

    /**
     * Peaks of Fano width with the parameters of an instrument; id {@code fano-gaussian}.
     *
     * @param fwhmMnKaEV   full width at half maximum at Mn Kα (5.8988 keV), eV; at least what silicon has without noise
     * @param fanoFactor   above 0 and below 1
     * @param collectionUm depth behind the front contact within which charge is lost, which gives soft lines a tail,
     *                     µm; 0 for Gaussian peaks
     */
    public static DetectorResponse fanoGaussian(double fwhmMnKaEV, double fanoFactor, double collectionUm) {
        GaussianResponse gaussian = new GaussianResponse(FanoWidth.ofMnKa(fwhmMnKaEV, fanoFactor));
        return new IncompleteCollection(gaussian, collectionUm, MassAttenuations.xraylib4());
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

    /**
     * {@link #hypermet(double, double, double, double)} with 130 eV, a tail of 0.05 with 0.5 keV and a shelf of 1e-4:
     * the values that PyMca's configuration starts fits from, not those of an instrument.
     */
    public static DetectorResponse hypermet() {
        return hypermet(DEFAULT_FWHM_MN_KA_EV, DEFAULT_TAIL_RATIO, DEFAULT_TAIL_SLOPE_KEV, DEFAULT_SHELF_RATIO);
    }

    /**
     * Gaussian peaks of Fano width with the tail and the shelf of incomplete charge collection; id {@code hypermet}.
     *
     * @param fwhmMnKaEV   full width at half maximum at Mn Kα, eV
     * @param tailRatio    area of the tail over that of the Gaussian, 0…1
     * @param tailSlopeKeV decay length of the tail, keV; positive
     * @param shelfRatio   height of the shelf over that of the Gaussian, 0…1
     */
    public static DetectorResponse hypermet(
            double fwhmMnKaEV, double tailRatio, double tailSlopeKeV, double shelfRatio) {
        return new Hypermet(
                new GaussianResponse(FanoWidth.ofMnKa(fwhmMnKaEV, DEFAULT_FANO_FACTOR)),
                tailRatio,
                tailSlopeKeV,
                shelfRatio);
    }

    /**
     * Any response with the escape peaks of silicon, of {@code xraylib-4} yield, jump and attenuation; its id with
     * {@code -escape} appended.
     */
    public static DetectorResponse withEscape(DetectorResponse response) {
        return new SiliconEscape(response, MassAttenuations.xraylib4(), RelaxationTables.xraylib4());
    }
}
