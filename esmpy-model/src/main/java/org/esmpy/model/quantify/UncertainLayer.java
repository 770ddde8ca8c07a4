package org.esmpy.model.quantify;

import org.esmpy.physics.Composition;
import org.esmpy.physics.detector.Layer;

/**
 * A layer in front of a detector whose thickness is not known exactly.
 *
 * @param composition   of its material
 * @param errorGPerCm2  standard error of its mass per area, g/cm²
 */
public record UncertainLayer(Composition composition, double errorGPerCm2) {
    /** The usual contact, known to half of its thickness. */
    static final UncertainLayer CONTACT =
            of(Layer.usualContact(), Layer.usualContact().thicknessUm() / 2);

    /** A layer whose thickness was found. */
    public static UncertainLayer of(Layer layer, double errorUm) {
        return new UncertainLayer(
                layer.material().composition(), layer.massThicknessGPerCm2() / layer.thicknessUm() * errorUm);
    }
}
