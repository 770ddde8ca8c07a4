package org.esmpy.physics;

import java.util.List;

/**
 * A chemical element.
 *
 * @param z             atomic number
 * @param symbol        chemical symbol, e.g. {@code "Fe"}
 * @param name          English name
 * @param atomicWeightU standard atomic weight, u (IUPAC/CIAAW)
 */
public record Element(int z, String symbol, String name, double atomicWeightU) implements Comparable<Element> {
    /**
     * The element of a chemical symbol; case does not matter.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Element of(String symbol) {
        return ElementTable.of(symbol.strip());
    }

    /**
     * The element of an atomic number.
     *
     * @throws IllegalArgumentException if {@code z} is outside the table
     */
    public static Element ofZ(int z) {
        List<Element> all = all();
        if (z < 1 || z > all.size()) {
            throw new IllegalArgumentException("no element with atomic number " + z + "; expected 1 to " + all.size());
        }
        return all.get(z - 1);
    }

    /** Every known element, by atomic number. */
    public static List<Element> all() {
        return ElementTable.ELEMENTS;
    }

    @Override
    public int compareTo(Element other) {
        return Integer.compare(z, other.z);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
