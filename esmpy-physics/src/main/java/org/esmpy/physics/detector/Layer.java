package org.esmpy.physics.detector;

import org.esmpy.physics.Material;

/**
 * A layer that photons cross at normal incidence.
 *
 * @param material    what it is made of
 * @param thicknessUm thickness, µm; at least 0 and finite
 */
public record Layer(Material material, double thicknessUm) {
    private static final double CM_PER_UM = 1e-4;

    public Layer {
        if (!(thicknessUm >= 0 && thicknessUm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a layer needs a finite thickness of at least 0, got " + thicknessUm + " um");
        }
    }

    /** Mass per area, g/cm². */
    public double massThicknessGPerCm2() {
        return thicknessUm * CM_PER_UM * material.densityGPerCm3();
    }
}
