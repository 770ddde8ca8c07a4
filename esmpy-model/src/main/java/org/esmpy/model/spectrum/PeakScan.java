package org.esmpy.model.spectrum;

import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.DetectorResponse;

/** Checks quickly whether a spectrum has a peak that a model lacks, at any energy; only then are elements tried. */
final class PeakScan {
    /**
     * Standard deviations of a peak from which elements are tried. About a hundred peaks fit side by side into a
     * spectrum, and chance makes one of them as high in a few of a hundred spectra.
     */
    private static final double WORTH_A_LOOK = 3.5;

    private PeakScan() {}

    /**
     * @param counts L values
     * @param model  L values
     */
    static boolean hasPeak(double[] counts, EnergyAxis axis, Instrument instrument, double[] model) {
        DetectorResponse peak = instrument.withoutTails().peak();
        for (int centre = 0; centre < counts.length; centre++) {
            double keV = axis.centreKeV(centre);
            if (keV <= 0) {
                continue;
            }
            double half = peak.fwhmKeV(keV);
            int first = axis.nearestChannel(keV - half);
            int last = axis.nearestChannel(keV + half);
            double score = 0;
            double information = 0;
            for (int l = first; l <= last; l++) {
                double distance = (axis.centreKeV(l) - keV) / half;
                double shape = Math.exp(-4 * Math.log(2) * distance * distance);
                double expected = Math.max(model[l], Double.MIN_NORMAL);
                score += shape * (counts[l] - model[l]) / expected;
                information += shape * shape / expected;
            }
            if (score > WORTH_A_LOOK * Math.sqrt(information)) {
                return true;
            }
        }
        return false;
    }
}
