package org.esmpy.bench.report.pack;

import java.util.Map;
import java.util.Optional;
import org.esmpy.physics.Element;

/**
 * The oxides that geologists state: of each element the most usual one. Iron is given as FeO, as is the custom where its
 * valence is not known.
 */
final class Oxides {
    private static final Element OXYGEN = Element.of("O");

    /** Atoms of the element and of oxygen in the formula. */
    private static final Map<String, int[]> ATOMS = Map.ofEntries(
            Map.entry("Li", new int[] {2, 1}),
            Map.entry("Be", new int[] {1, 1}),
            Map.entry("B", new int[] {2, 3}),
            Map.entry("C", new int[] {1, 2}),
            Map.entry("Na", new int[] {2, 1}),
            Map.entry("Mg", new int[] {1, 1}),
            Map.entry("Al", new int[] {2, 3}),
            Map.entry("Si", new int[] {1, 2}),
            Map.entry("P", new int[] {2, 5}),
            Map.entry("S", new int[] {1, 3}),
            Map.entry("K", new int[] {2, 1}),
            Map.entry("Ca", new int[] {1, 1}),
            Map.entry("Sc", new int[] {2, 3}),
            Map.entry("Ti", new int[] {1, 2}),
            Map.entry("V", new int[] {2, 3}),
            Map.entry("Cr", new int[] {2, 3}),
            Map.entry("Mn", new int[] {1, 1}),
            Map.entry("Fe", new int[] {1, 1}),
            Map.entry("Co", new int[] {1, 1}),
            Map.entry("Ni", new int[] {1, 1}),
            Map.entry("Cu", new int[] {1, 1}),
            Map.entry("Zn", new int[] {1, 1}),
            Map.entry("Ga", new int[] {2, 3}),
            Map.entry("Rb", new int[] {2, 1}),
            Map.entry("Sr", new int[] {1, 1}),
            Map.entry("Y", new int[] {2, 3}),
            Map.entry("Zr", new int[] {1, 2}),
            Map.entry("Nb", new int[] {2, 5}),
            Map.entry("Sn", new int[] {1, 2}),
            Map.entry("Cs", new int[] {2, 1}),
            Map.entry("Ba", new int[] {1, 1}),
            Map.entry("La", new int[] {2, 3}),
            Map.entry("Ce", new int[] {2, 3}),
            Map.entry("Nd", new int[] {2, 3}),
            Map.entry("Sm", new int[] {2, 3}),
            Map.entry("Gd", new int[] {2, 3}),
            Map.entry("Yb", new int[] {2, 3}),
            Map.entry("Hf", new int[] {1, 2}),
            Map.entry("Ta", new int[] {2, 5}),
            Map.entry("Pb", new int[] {1, 1}),
            Map.entry("Th", new int[] {1, 2}),
            Map.entry("U", new int[] {1, 2}));

    private Oxides() {}

    /**
     * An oxide.
     *
     * @param formula e.g. {@code Al2O3}
     * @param cations atoms of the element in it
     * @param oxygens atoms of oxygen in it
     * @param weightU mass of the formula, u
     */
    record Oxide(String formula, int cations, int oxygens, double weightU) {}

    /** The oxide of an element; empty if none is usual. */
    static Optional<Oxide> of(String symbol) {
        return Optional.ofNullable(ATOMS.get(symbol))
                .map(atoms -> new Oxide(
                        symbol + (atoms[0] > 1 ? atoms[0] : "") + "O" + (atoms[1] > 1 ? atoms[1] : ""),
                        atoms[0],
                        atoms[1],
                        atoms[0] * Element.of(symbol).atomicWeightU() + atoms[1] * OXYGEN.atomicWeightU()));
    }
}
