package org.esmpy.model.spectrum;

import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.detector.DetectorResponses;

/**
 * The parameters of the instrument that a calibration may change: the energies of the channels and the shape of peaks.
 *
 * @param shiftEV    shift of all energies of the file, eV
 * @param stretch    relative change of all energies: the energy E of the file becomes {@code E (1 + stretch) + shift}
 * @param fwhmMnKaEV full width at half maximum at Mn Kα, eV
 * @param fanoFactor Fano factor of the width law; the rest of the width at Mn Kα is noise of the electronics
 * @param collectionUm depth behind the front contact within which charge is lost: the tails of peaks, µm
 * @param escape     whether lines have escape peaks of silicon
 */
public record Instrument(
        double shiftEV, double stretch, double fwhmMnKaEV, double fanoFactor, double collectionUm, boolean escape) {
    private static final double KEV_PER_EV = 1e-3;

    /** The instrument that files and tables describe, without escape peaks. */
    public static Instrument nominal(double fwhmMnKaEV) {
        return new Instrument(0, 0, fwhmMnKaEV, DetectorResponses.DEFAULT_FANO_FACTOR, 0, false);
    }

    /** The corrected energy axis for an axis of the file. */
    public EnergyAxis axis(EnergyAxis file) {
        return shiftEV == 0 && stretch == 0
                ? file
                : new EnergyAxis(energyKeV(file.firstCentreKeV()), file.widthKeV() * (1 + stretch), file.channels());
    }

    /** The true energy of what the file calls {@code fileKeV}, keV. */
    public double energyKeV(double fileKeV) {
        return fileKeV * (1 + stretch) + shiftEV * KEV_PER_EV;
    }

    /** The line shape. */
    public DetectorResponse response() {
        return escape ? DetectorResponses.withEscape(peak()) : peak();
    }

    public Instrument withEscape(boolean value) {
        return new Instrument(shiftEV, stretch, fwhmMnKaEV, fanoFactor, collectionUm, value);
    }

    /** This instrument without tails of incomplete collection. */
    Instrument withoutTails() {
        return new Instrument(shiftEV, stretch, fwhmMnKaEV, fanoFactor, 0, escape);
    }

    Instrument withMoreShift(double moreEV) {
        return new Instrument(shiftEV + moreEV, stretch, fwhmMnKaEV, fanoFactor, collectionUm, escape);
    }

    Instrument withMoreTail(double um) {
        return new Instrument(shiftEV, stretch, fwhmMnKaEV, fanoFactor, collectionUm + um, escape);
    }

    /** The line shape without escape peaks, which {@link LineFamily} treats as lines. */
    DetectorResponse peak() {
        return DetectorResponses.fanoGaussian(fwhmMnKaEV, fanoFactor, collectionUm);
    }
}
