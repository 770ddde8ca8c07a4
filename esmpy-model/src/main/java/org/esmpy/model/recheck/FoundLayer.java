package org.esmpy.model.recheck;

import org.esmpy.physics.detector.Layer;

/**
 * A layer in front of the detector that the model lacks.
 *
 * @param name            of its material, for messages
 * @param layer           material and thickness
 * @param standardErrorUm of the thickness, µm
 * @param gainNats        by how much it makes the spectrum and the ratios of lines more likely, nats
 */
public record FoundLayer(String name, Layer layer, double standardErrorUm, double gainNats) {}
