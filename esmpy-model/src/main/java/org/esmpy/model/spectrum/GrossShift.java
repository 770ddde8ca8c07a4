package org.esmpy.model.spectrum;

import java.util.List;
import java.util.function.Function;
import org.esmpy.model.internal.weight.PoissonWeights;

/**
 * Looks for a shift of the energy axis that is larger than a calibration can find, so that lines lie on those of other
 * elements. The spectrum is fitted with the known elements at shifts up to {@value #FARTHEST_EV} eV.
 */
final class GrossShift {
    /** Smallest shift that is looked for: a calibration finds smaller ones. */
    static final double NEAREST_EV = 60;

    private static final double FARTHEST_EV = 1000;

    /**
     * Step between shifts: a third of the width of a narrow peak, so that a calibration converges from the best shift.
     */
    private static final double STEP_EV = 25;

    private GrossShift() {}

    /**
     * The instrument with the shift that makes the spectrum most likely, which may be no shift.
     *
     * @param families of the known elements on the axis of an instrument
     */
    static Instrument best(SummedSpectrum spectrum, Function<Instrument, List<LineFamily>> families, Instrument start) {
        int steps = (int) (FARTHEST_EV / STEP_EV);
        Instrument best = start;
        double least = Double.POSITIVE_INFINITY;
        for (int step = -steps; step <= steps; step++) {
            Instrument shifted = start.withMoreShift(step * STEP_EV);
            List<LineFamily> seen = families.apply(shifted);
            double nats = seen.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : new PoissonWeights(spectrum.counts(), new SumModel(spectrum, seen).columns(shifted))
                            .find()
                            .nats();
            if (nats < least) {
                least = nats;
                best = shifted;
            }
        }
        return best;
    }
}
