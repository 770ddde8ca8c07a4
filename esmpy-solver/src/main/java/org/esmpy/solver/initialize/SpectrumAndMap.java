package org.esmpy.solver.initialize;

import java.util.Arrays;

/** Holds the spectrum (length L) and abundances (length P) of one phase of a start, which are changed in place. */
final class SpectrumAndMap {
    private final double[] spectrum;
    private final double[] abundance;

    /** Both are shared. */
    SpectrumAndMap(double[] spectrum, double[] abundance) {
        this.spectrum = spectrum;
        this.abundance = abundance;
    }

    static SpectrumAndMap empty(int channels, int pixels) {
        return new SpectrumAndMap(new double[channels], new double[pixels]);
    }

    double[] spectrum() {
        return spectrum;
    }

    double[] abundance() {
        return abundance;
    }

    /** Whether one of the two is 0 everywhere. */
    boolean isEmpty() {
        return Arrays.stream(spectrum).allMatch(value -> value == 0)
                || Arrays.stream(abundance).allMatch(value -> value == 0);
    }

    /** Makes the spectrum sum to {@code counts}, and scales the abundances inversely. */
    void normalize(double counts) {
        double sum = Arrays.stream(spectrum).sum();
        double factor = sum > 0 ? counts / sum : 1;
        for (int p = 0; p < abundance.length; p++) {
            abundance[p] /= factor;
        }
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] *= factor;
        }
    }
}
