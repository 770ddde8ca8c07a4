package org.esmpy.model.spectrum;

import org.esmpy.physics.Element;

/**
 * An element whose families of lines disagree, so that each side of an energy has a column of its own.
 *
 * @param element   the element
 * @param energyKeV between its hardest family and the others, keV
 * @param ratio     atoms that the softer lines show over those that the harder ones show
 * @param gainNats  by how much two columns make the spectrum more likely, nats
 */
public record SplitElement(Element element, double energyKeV, double ratio, double gainNats) {}
