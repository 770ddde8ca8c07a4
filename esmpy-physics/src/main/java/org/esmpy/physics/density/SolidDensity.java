package org.esmpy.physics.density;

import java.util.HashMap;
import java.util.Map;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.internal.Table;

/**
 * Estimates the density of a solid from its composition. The volumes of atoms add up: an element has the volume v of its pure
 * solid. Oxygen and nitrogen take 13 Å³ each, fluorine 8, chlorine 17, hydrogen 3; the elements that are bound to them shrink to
 * 0.9 v^(3/4), v in Å³, if that is less. What part of them is bound follows from the charge of O, N, F, Cl (2, 3, 1, 1) at two
 * charges for each other atom. The numbers are rounded from a fit to handbook densities of 91 crystals (oxides, silicates,
 * nitrides, carbides, sulphides, halides, semiconductors, alloys), about which the estimates scatter by {@value #ERROR}
 * (standard deviation of the logarithm), and about those of 24 others.
 */
public final class SolidDensity {
    /** Relative standard error of an estimate. */
    public static final double ERROR = 0.16;

    private static final Map<String, Double> ANION_A3 = Map.of("O", 13.0, "N", 13.0, "F", 8.0, "Cl", 17.0, "H", 3.0);
    private static final Map<String, Integer> CHARGE = Map.of("O", 2, "N", 3, "F", 1, "Cl", 1);
    private static final double CHARGE_PER_CATION = 2;
    private static final double BOUND_FACTOR = 0.9;
    private static final double BOUND_POWER = 0.75;

    /** g/cm³ of one atomic mass unit per Å³. */
    private static final double G_PER_CM3 = 1.66053907;

    /** Of an element that the table lacks: gases and what is rarely seen. */
    private static final double USUAL_A3 = 25;

    private final Map<Element, Double> elementsA3;

    /** The rule with its table of pure elements. */
    public SolidDensity() {
        elementsA3 = new HashMap<>();
        Table table = Table.resource(SolidDensity.class, "solids.csv");
        for (int z : table.elements()) {
            double density = table.rows(z).get(0).positive("density_g_cm3");
            Element element = Element.ofZ(z);
            elementsA3.put(element, element.atomicWeightU() / density * G_PER_CM3);
        }
    }

    /** The density that a solid of this composition probably has, g/cm³. */
    public double estimatedGPerCm3(Composition solid) {
        double charge = 0;
        double others = 0;
        for (Element element : solid.elements()) {
            charge += CHARGE.getOrDefault(element.symbol(), 0) * solid.atomicFraction(element);
            others += ANION_A3.containsKey(element.symbol()) ? 0 : solid.atomicFraction(element);
        }
        double bound = others > 0 ? Math.min(1, charge / (CHARGE_PER_CATION * others)) : 0;
        double massU = 0;
        double volumeA3 = 0;
        for (Element element : solid.elements()) {
            massU += solid.atomicFraction(element) * element.atomicWeightU();
            volumeA3 += solid.atomicFraction(element) * volumeA3(element, bound);
        }
        return massU / volumeA3 * G_PER_CM3;
    }

    private double volumeA3(Element element, double bound) {
        Double anion = ANION_A3.get(element.symbol());
        if (anion != null) {
            return anion;
        }
        double pure = elementsA3.getOrDefault(element, USUAL_A3);
        return (1 - bound) * pure + bound * Math.min(pure, BOUND_FACTOR * Math.pow(pure, BOUND_POWER));
    }
}
