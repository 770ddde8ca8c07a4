package org.esmpy.model.spectrum;

import org.esmpy.physics.Element;

/**
 * An element that the spectrum shows and the model lacked.
 *
 * @param element   the element
 * @param gainNats  gain in log-likelihood by it, nats
 * @param sigma     the gain as standard deviations of a normal distribution, where the misfit around its lines is taken
 *     as noise
 * @param counts    counts of its lines
 * @param lineKeV   energy of its highest channel, keV
 * @param trusted   share of the evidence for it that no known error of the model explains
 */
public record FoundElement(
        Element element, double gainNats, double sigma, double counts, double lineKeV, double trusted) {}
