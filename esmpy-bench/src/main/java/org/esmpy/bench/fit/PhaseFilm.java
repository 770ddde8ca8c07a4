package org.esmpy.bench.fit;

import java.util.OptionalDouble;

/**
 * The film that a phase absorbs as.
 *
 * @param ugPerCm2       mass per area, µg/cm²
 * @param densityGPerCm3 of the phase, g/cm³; empty if all phases have that of the map
 */
public record PhaseFilm(double ugPerCm2, OptionalDouble densityGPerCm3) {}
