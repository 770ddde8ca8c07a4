package org.esmpy.sim.scene;

import org.esmpy.physics.Composition;

/**
 * A phase of a scene. How bright it is and how much of its spectrum is bremsstrahlung follow from the physics.
 *
 * @param name            name, not blank and without commas
 * @param composition     what it consists of; also absorbs its X-rays
 * @param densityGPerCm3 density, g/cm³; positive
 */
record ScenePhase(String name, Composition composition, double densityGPerCm3) {
    ScenePhase {
        if (name.isBlank() || name.contains(",")) {
            throw new IllegalArgumentException("a phase needs a name without commas, got '" + name + "'");
        }
        if (!(densityGPerCm3 > 0 && densityGPerCm3 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a density must be positive and finite, got " + densityGPerCm3 + " g/cm3 for phase " + name);
        }
    }
}
