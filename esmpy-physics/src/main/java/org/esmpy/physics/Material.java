package org.esmpy.physics;

/**
 * A homogeneous solid.
 *
 * @param composition      what it is made of
 * @param densityGPerCm3 mass density, g/cm³; positive and finite
 */
public record Material(Composition composition, double densityGPerCm3) {
    public Material {
        if (!(densityGPerCm3 > 0 && densityGPerCm3 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a material needs a positive finite density, got " + densityGPerCm3 + " g/cm3");
        }
    }
}
