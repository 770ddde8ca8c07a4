package org.esmpy.model.recheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.model.EnergyAxis;

/**
 * A smooth function of the energy by which the continuum of a map differs from that of the model: a sum of cubic B-splines of
 * the logarithm of the energy, whose knots are an octave apart. It is 1 where the model is right. It is constant beyond the
 * energies of the spectrum that it was found in.
 *
 * @param weights of the splines, {@value #TERMS} values of at least 0
 * @param fromKeV lowest energy of the spectrum, keV
 * @param toKeV   highest, keV
 */
public record ContinuumFactor(List<Double> weights, double fromKeV, double toKeV) {
    /** Energy of the second knot, keV. */
    private static final double SECOND_KNOT_KEV = 0.1;

    /** Number of splines; the last knot is at 102 keV. */
    static final int TERMS = 13;

    /**
     * Between strong lines a fit may find no continuum at all. Some is left, so that every channel has a column that reaches
     * it.
     */
    private static final double LEAST = 0.05;

    public ContinuumFactor {
        weights = List.copyOf(weights);
    }

    static ContinuumFactor of(double[] weights, EnergyAxis axis) {
        List<Double> boxed = new ArrayList<>();
        Arrays.stream(weights).forEach(boxed::add);
        return new ContinuumFactor(
                boxed, Math.max(axis.centreKeV(0), SECOND_KNOT_KEV), axis.centreKeV(axis.channels() - 1));
    }

    /** Its value at an energy, keV. */
    public double at(double keV) {
        double inside = Math.max(fromKeV, Math.min(toKeV, keV));
        double sum = 0;
        for (int term = 0; term < TERMS; term++) {
            sum += weights.get(term) * term(term, inside);
        }
        return Math.max(LEAST, sum);
    }

    /** The spline around a knot. All of them add up to 1 from {@value #SECOND_KNOT_KEV} keV on. */
    static double term(int knot, double keV) {
        double octaves = Math.log(Math.max(keV, SECOND_KNOT_KEV) / SECOND_KNOT_KEV) / Math.log(2);
        double t = Math.abs(octaves - knot + 1);
        if (t >= 2) {
            return 0;
        }
        return t < 1 ? 2.0 / 3 - t * t + t * t * t / 2 : (2 - t) * (2 - t) * (2 - t) / 6;
    }
}
