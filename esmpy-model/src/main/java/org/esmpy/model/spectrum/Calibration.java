package org.esmpy.model.spectrum;

import java.util.List;

/**
 * The calibration of an instrument that was found from a summed spectrum.
 *
 * @param instrument  the instrument that was found; parameters that the counts do not determine keep their start
 * @param values      shift (eV), stretch, width (eV), Fano factor and depth of incomplete collection (µm)
 * @param gainNats    gain in log-likelihood over the instrument that it started from, nats; at least 0
 * @param unexplained χ² per channel that is left; at least 1
 */
public record Calibration(Instrument instrument, List<Value> values, double gainNats, double unexplained) {
    /**
     * χ² per channel, with free lines and continuum, above which a calibration does not explain the sum: the misfit is
     * then as large as the noise.
     */
    private static final double MISFIT = 2;

    public Calibration {
        values = List.copyOf(values);
    }

    /** Whether lines at these energies and of these widths explain the spectrum. */
    public boolean explainsSpectrum() {
        return unexplained <= MISFIT;
    }

    /**
     * One parameter.
     *
     * @param parameter     which
     * @param start         value before the calibration
     * @param value         value after it
     * @param standardError with the prior, scaled up if the model does not fit; infinite if the parameter did not move
     * @param state         whether it moved, and why not
     */
    public record Value(
            CalibrationParameter parameter, double start, double value, double standardError, State state) {}

    /** The outcome for a parameter. */
    public enum State {
        /** The counts determine it. */
        FOUND,
        /** The counts determine it no better than the prior; it keeps its start. */
        UNDETERMINED,
        /** It was not to be found and keeps its start. */
        FIXED
    }

    /** The value of a parameter. */
    public Value value(CalibrationParameter parameter) {
        return values.get(parameter.ordinal());
    }
}
