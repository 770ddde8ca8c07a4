package org.esmpy.model.quantify;

import org.esmpy.physics.Element;

/**
 * An element of a composition and the lines that it was counted by.
 *
 * @param element       the element
 * @param shell         of its strongest counted line, {@code 'K'}, {@code 'L'} or {@code 'M'}
 * @param lineKeV       energy of that line, keV
 * @param fraction      atomic fraction as fitted
 * @param countingError standard error of the fraction from the counts; 0 if it is not known
 */
public record CountedLine(Element element, char shell, double lineKeV, double fraction, double countingError) {}
