package org.esmpy.model.spectrum;

import org.esmpy.physics.Element;

/**
 * An element whose families of lines disagree, so that its lines below and above an energy get separate columns.
 *
 * @param element   the element
 * @param energyKeV the energy, between its hardest family and the others, keV
 * @param ratio     number of atoms by the softer lines over that by the harder ones
 * @param gainNats  gain in log-likelihood by two columns, nats
 */
public record SplitElement(Element element, double energyKeV, double ratio, double gainNats) {}
