package org.esmpy.physics;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Relative amounts of elements; always normalised to atomic fractions that sum to one. Immutable. */
public final class Composition {
    private final SortedMap<Element, Double> atomicFractions;
    private final SortedMap<Element, Double> massFractions;
    private final double meanAtomicWeightU;

    private Composition(SortedMap<Element, Double> atomicFractions) {
        this.atomicFractions = Collections.unmodifiableSortedMap(atomicFractions);
        double weight = 0;
        for (Map.Entry<Element, Double> entry : atomicFractions.entrySet()) {
            weight += entry.getValue() * entry.getKey().atomicWeightU();
        }
        this.meanAtomicWeightU = weight;
        SortedMap<Element, Double> masses = new TreeMap<>();
        for (Map.Entry<Element, Double> entry : atomicFractions.entrySet()) {
            masses.put(entry.getKey(), entry.getValue() * entry.getKey().atomicWeightU() / weight);
        }
        this.massFractions = Collections.unmodifiableSortedMap(masses);
    }

    /**
     * The composition with these relative numbers of atoms, in any scale.
     *
     * @throws IllegalArgumentException if an amount is negative or not finite, or all are zero
     */
    public static Composition ofAtoms(Map<Element, Double> amounts) {
        double sum = 0;
        for (Map.Entry<Element, Double> entry : amounts.entrySet()) {
            double amount = entry.getValue();
            if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a composition needs finite amounts of at least 0, got " + entry.getKey() + " = " + amount);
            }
            sum += amount;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("a composition needs a positive amount of at least one element, got "
                    + (amounts.isEmpty() ? "none" : amounts));
        }
        SortedMap<Element, Double> fractions = new TreeMap<>();
        for (Map.Entry<Element, Double> entry : amounts.entrySet()) {
            if (entry.getValue() > 0) {
                fractions.put(entry.getKey(), entry.getValue() / sum);
            }
        }
        return new Composition(fractions);
    }

    /**
     * The composition with these relative masses, in any scale.
     *
     * @throws IllegalArgumentException if an amount is negative or not finite, or all are zero
     */
    public static Composition ofMass(Map<Element, Double> masses) {
        SortedMap<Element, Double> atoms = new TreeMap<>();
        masses.forEach((element, mass) -> atoms.put(element, mass / element.atomicWeightU()));
        return ofAtoms(atoms);
    }

    /** One element alone. */
    public static Composition pure(Element element) {
        return ofAtoms(Map.of(element, 1.0));
    }

    /** Elements with a positive amount, by atomic number. */
    public Set<Element> elements() {
        return atomicFractions.keySet();
    }

    /** Share of the atoms, 0…1; 0 for an element that is absent. */
    public double atomicFraction(Element element) {
        return atomicFractions.getOrDefault(element, 0.0);
    }

    /** Share of the mass, 0…1; 0 for an element that is absent. */
    public double massFraction(Element element) {
        return massFractions.getOrDefault(element, 0.0);
    }

    /** Shares of the mass of the elements that are present, by atomic number; they sum to one. */
    public SortedMap<Element, Double> massFractions() {
        return massFractions;
    }

    /** Mean mass of an atom, u. */
    public double meanAtomicWeightU() {
        return meanAtomicWeightU;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Composition that && atomicFractions.equals(that.atomicFractions);
    }

    @Override
    public int hashCode() {
        return atomicFractions.hashCode();
    }

    @Override
    public String toString() {
        return atomicFractions.toString();
    }
}
