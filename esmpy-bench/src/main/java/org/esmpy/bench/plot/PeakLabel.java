package org.esmpy.bench.plot;

/**
 * Name of an X-ray line in the picture of a spectrum.
 *
 * @param text      short name, e.g. {@code "Fe Kα"}
 * @param energyKeV energy, keV
 */
public record PeakLabel(String text, double energyKeV) {}
