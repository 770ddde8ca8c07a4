package org.esmpy.model.edx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.density.SolidDensity;

/**
 * The density of each phase of a map. A phase has that of the known material whose composition is nearest to its own, if no
 * element differs by more than {@value #NEAR}; otherwise the one that {@link SolidDensity} estimates.
 */
public final class PhaseDensities {
    /** Largest difference of an atomic fraction at which a phase is taken for a material: errors of a composition are less. */
    private static final double NEAR = 0.1;

    private final double mapGPerCm3;
    private final List<Material> known;
    private final SolidDensity rule = new SolidDensity();

    /**
     * @param mapGPerCm3 density that the film of the map was given with, g/cm³; positive
     * @param known      materials whose density is known
     */
    public PhaseDensities(double mapGPerCm3, List<Material> known) {
        if (!(mapGPerCm3 > 0)) {
            throw new IllegalArgumentException("the density of a map is positive, got " + mapGPerCm3 + " g/cm3");
        }
        this.mapGPerCm3 = mapGPerCm3;
        this.known = List.copyOf(known);
    }

    /** The density of a phase, g/cm³. */
    public double gPerCm3(Composition phase) {
        return material(phase).map(Material::densityGPerCm3).orElseGet(() -> rule.estimatedGPerCm3(phase));
    }

    /** The same over the density of the map. */
    public double relative(Composition phase) {
        return gPerCm3(phase) / mapGPerCm3;
    }

    /** The known material that a phase is taken for. */
    public Optional<Material> material(Composition phase) {
        return known.stream()
                .min(Comparator.comparingDouble(material -> difference(material.composition(), phase)))
                .filter(material -> difference(material.composition(), phase) <= NEAR);
    }

    private static double difference(Composition a, Composition b) {
        return Element.all().stream()
                .mapToDouble(element -> Math.abs(a.atomicFraction(element) - b.atomicFraction(element)))
                .max()
                .orElse(0);
    }
}
