package org.esmpy.model.quantify;

import org.esmpy.physics.Element;

/**
 * An element of a composition.
 *
 * @param element       the element
 * @param fraction      atomic fraction as fitted
 * @param countingError standard error of the fraction from the counts; 0 if it is not known
 */
public record CountedElement(Element element, double fraction, double countingError) {}
