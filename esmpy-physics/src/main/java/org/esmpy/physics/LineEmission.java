package org.esmpy.physics;

/**
 * A line and how strongly one atom emits it under the beam.
 *
 * @param line            the line
 * @param crossSectionCm2 photons of this line per electron and per atom in unit area, cm²
 */
public record LineEmission(Line line, double crossSectionCm2) {}
