package org.esmpy.sim.scene;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * One phase of a scene. Its brightness and its share of bremsstrahlung are computed from the physics, unless the scene
 * states them.
 *
 * @param name            name, not blank and without commas
 * @param composition     what it consists of; also absorbs its X-rays
 * @param densityGPerCm3 density, g/cm³; positive
 * @param brightness     counts of a pixel of the phase in units that all phases share; empty for the physical ones
 * @param spectrum       its spectrum; empty for the computed one
 */
record ScenePhase(
        String name,
        Composition composition,
        double densityGPerCm3,
        OptionalDouble brightness,
        Optional<MeasuredSpectrum> spectrum) {
    private static final double PERCENT = 100;

    ScenePhase {
        if (name.isBlank() || name.contains(",")) {
            throw new IllegalArgumentException("a phase needs a name without commas, got '" + name + "'");
        }
        if (!(densityGPerCm3 > 0 && densityGPerCm3 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a density must be positive and finite, got " + densityGPerCm3 + " g/cm3 for phase " + name);
        }
    }

    /** This phase with further elements, in at.% of the result; 0 at.% adds nothing of an element. */
    ScenePhase withAtPct(SortedMap<Element, Double> added) {
        double rest =
                1 - added.values().stream().mapToDouble(Double::doubleValue).sum() / PERCENT;
        if (rest == 1) {
            return this;
        }
        Map<Element, Double> atoms = new TreeMap<>();
        composition.elements().forEach(element -> atoms.put(element, rest * composition.atomicFraction(element)));
        added.forEach((element, pct) -> atoms.merge(element, pct / PERCENT, Double::sum));
        return new ScenePhase(name, Composition.ofAtoms(atoms), densityGPerCm3, brightness, spectrum);
    }
}
