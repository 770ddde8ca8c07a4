package org.esmpy.bench.plot;

/**
 * A line to be named in a spectrum.
 *
 * @param text      short name, e.g. {@code "Fe Kα"}
 * @param energyKeV energy, keV
 */
public record PeakLabel(String text, double energyKeV) {}
