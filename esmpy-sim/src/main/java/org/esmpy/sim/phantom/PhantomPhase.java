package org.esmpy.sim.phantom;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Composition;

/**
 * One phase of a phantom: composition, share of bremsstrahlung and brightness.
 *
 * @param name            name, not blank and without commas
 * @param composition     what it consists of; also absorbs its X-rays
 * @param continuumShares share of the phase's counts that each bremsstrahlung term makes, 0…1, by the name of the term
 *                        such as {@code "b0"}; terms that are not mentioned make none; together below one, the rest are
 *                        the lines
 * @param brightness      counts of a pixel of this phase relative to the dose; positive and finite
 */
public record PhantomPhase(
        String name, Composition composition, SortedMap<String, Double> continuumShares, double brightness) {
    public PhantomPhase {
        if (name.isBlank() || name.contains(",")) {
            throw new IllegalArgumentException("a phase needs a name without commas, got '" + name + "'");
        }
        continuumShares = Collections.unmodifiableSortedMap(new TreeMap<>(continuumShares));
        for (Map.Entry<String, Double> entry : continuumShares.entrySet()) {
            if (!(entry.getValue() >= 0)) {
                throw new IllegalArgumentException("a share of the counts must be at least 0, got " + entry.getValue()
                        + " for " + entry.getKey() + " in phase " + name);
            }
        }
        if (!(sum(continuumShares) < 1)) {
            throw new IllegalArgumentException("the continuum must leave counts for the lines, but makes "
                    + sum(continuumShares) + " of all counts in phase " + name);
        }
        if (!(brightness > 0 && brightness < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a brightness must be positive and finite, got " + brightness + " for phase " + name);
        }
    }

    /** Share of the phase's counts that are characteristic lines, 0…1. */
    public double lineShare() {
        return 1 - sum(continuumShares);
    }

    public PhantomPhase withBrightness(double value) {
        return new PhantomPhase(name, composition, continuumShares, value);
    }

    private static double sum(SortedMap<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
