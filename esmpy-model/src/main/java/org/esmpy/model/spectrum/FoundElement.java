package org.esmpy.model.spectrum;

import org.esmpy.physics.Element;

/**
 * An element that the spectrum shows and the model lacked.
 *
 * @param element   the element
 * @param gainNats  by how much it makes the spectrum more likely, nats
 * @param sigma     the same as standard deviations of a normal distribution, after what the model leaves unexplained
 *                  around its lines counts as noise
 * @param counts    counts of its lines
 * @param lineKeV   where its strongest line is, keV
 * @param trusted   share of what speaks for it that no known error of the model explains
 */
public record FoundElement(
        Element element, double gainNats, double sigma, double counts, double lineKeV, double trusted) {}
