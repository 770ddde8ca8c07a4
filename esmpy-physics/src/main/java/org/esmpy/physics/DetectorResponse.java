package org.esmpy.physics;

import java.util.List;
import java.util.Map;

/** How a detector spreads monochromatic photons over recorded energy. */
public interface DetectorResponse extends PhysicsSource {
    /**
     * Share of the photons of a line that is recorded between two energies.
     *
     * @param lineKeV photon energy, keV
     * @param fromKeV lower end of the interval, keV
     * @param toKeV   upper end of the interval, keV; at least {@code fromKeV}
     * @return share, 0…1
     */
    double fraction(double lineKeV, double fromKeV, double toKeV);

    /**
     * Shares of the photons of a line that are recorded in adjoining intervals, as {@link #fraction} gives them.
     *
     * @param lineKeV  photon energy, keV
     * @param edgesKeV ends of the intervals, rising, keV
     * @return one value less than there are edges
     */
    default double[] fractions(double lineKeV, double[] edgesKeV) {
        double[] fractions = new double[edgesKeV.length - 1];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = fraction(lineKeV, edgesKeV[i], edgesKeV[i + 1]);
        }
        return fractions;
    }

    /** Lowest recorded energy that a photon of this energy reaches, keV; below it {@link #fraction} is negligible. */
    double lowestKeV(double lineKeV);

    /** Highest recorded energy that a photon of this energy reaches, keV; above it {@link #fraction} is negligible. */
    double highestKeV(double lineKeV);

    /**
     * Which photons of a continuum are recorded at an energy. Broadening is left out: a continuum changes little over
     * the width of a peak. By default photons are recorded at their own energy.
     *
     * @param recordedKeV recorded energy, keV
     */
    default List<PhotonOrigin> continuumOrigins(double recordedKeV) {
        return List.of(new PhotonOrigin(recordedKeV, 1));
    }

    /**
     * This response with other values of its {@link #parameters()}.
     *
     * @param values a value for every parameter, within its range
     */
    default DetectorResponse withParameters(Map<String, Double> values) {
        return this;
    }

    /** Full width at half maximum of the main peak, keV. */
    double fwhmKeV(double lineKeV);
}
