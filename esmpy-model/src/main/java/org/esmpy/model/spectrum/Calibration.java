package org.esmpy.model.spectrum;

import java.util.List;

/**
 * The calibration of an instrument that was found from a summed spectrum.
 *
 * @param instrument  the instrument that was found; parameters that the counts do not determine keep their start
 * @param values      shift (eV), stretch, width (eV), Fano factor and depth of incomplete collection (µm)
 * @param gainNats    by how much the spectrum is more likely than with the instrument it started from, nats; at least 0
 * @param unexplained χ² per channel that is left; at least 1
 */
public record Calibration(Instrument instrument, List<Value> values, double gainNats, double unexplained) {
    /** χ² per channel, with free lines and continuum, above which a calibration does not explain the sum. */
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
     * @param start         where it was
     * @param value         where it is
     * @param standardError with what is known before, scaled up where the model does not fit; infinite if it did not move
     * @param state         whether it moved, and why not
     */
    public record Value(
            CalibrationParameter parameter, double start, double value, double standardError, State state) {}

    /** What became of a parameter. */
    public enum State {
        /** The counts determine it. */
        FOUND,
        /** The counts say no more than what is known before; it stays. */
        UNDETERMINED,
        /** It was not to be found and stays. */
        FIXED
    }

    /** What became of a parameter that has a value. */
    public Value value(CalibrationParameter parameter) {
        return values.get(parameter.ordinal());
    }
}
