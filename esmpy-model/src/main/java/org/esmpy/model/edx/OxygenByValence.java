package org.esmpy.model.edx;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Computes the amount of oxygen from the other elements instead of its lines: v/2 atoms for each atom of valence v.
 * Valences are those of the usual oxides, halogens take the place of half an oxygen atom each, and noble gases bind
 * none. For an element with several valences it is the most frequent one in minerals: Fe 2, Mn 2, Cu 2, Ce 3, S 6, P 5.
 */
public final class OxygenByValence {
    private static final Element OXYGEN = Element.of("O");
    private static final String USUAL =
            "H1 Li1 Be2 B3 C4 N5 F-1 Na1 Mg2 Al3 Si4 P5 S6 Cl-1 K1 Ca2 Sc3 Ti4 V5 Cr3 Mn2 Fe2"
                    + " Co2 Ni2 Cu2 Zn2 Ga3 Ge4 As3 Se4 Br-1 Rb1 Sr2 Y3 Zr4 Nb5 Mo6 Tc7 Ru4 Rh3 Pd2 Ag1 Cd2 In3 Sn4 Sb3 Te4 I-1"
                    + " Cs1 Ba2 La3 Ce3 Pr3 Nd3 Pm3 Sm3 Eu3 Gd3 Tb3 Dy3 Ho3 Er3 Tm3 Yb3 Lu3 Hf4 Ta5 W6 Re7 Os4 Ir4 Pt2 Au3 Hg2 Tl1"
                    + " Pb2 Bi3 Ra2 Ac3 Th4 Pa5 U4 Np4 Pu4 Am3 Cm3 Bk3 Cf3";

    private final Map<Element, Double> valences;

    private OxygenByValence(Map<Element, Double> valences) {
        this.valences = Map.copyOf(valences);
    }

    /** The usual valences. */
    public static OxygenByValence usual() {
        Map<Element, Double> valences = new HashMap<>();
        for (String word : USUAL.split(" ")) {
            int digits = word.replaceFirst("[-0-9].*", "").length();
            valences.put(Element.of(word.substring(0, digits)), Double.valueOf(word.substring(digits)));
        }
        return new OxygenByValence(valences);
    }

    /**
     * These valences, with another one for an element.
     *
     * @param valence electrons that it gives to oxygen; negative if it takes them
     * @throws IllegalArgumentException unless it lies between -1 and 8, or for oxygen itself
     */
    public OxygenByValence with(Element element, double valence) {
        if (element.equals(OXYGEN) || !(valence >= -1 && valence <= 8)) {
            throw new IllegalArgumentException("the valence of an element beside O lies between -1 and 8, got "
                    + valence + " for " + element.symbol());
        }
        Map<Element, Double> changed = new HashMap<>(valences);
        changed.put(element, valence);
        return new OxygenByValence(changed);
    }

    /** Oxygen atoms that come with an atom; 0 for oxygen itself, below 0 for elements that take its place. */
    public double perAtom(Element element) {
        return valences.getOrDefault(element, 0.0) / 2;
    }

    /** A composition with this oxygen instead of any that it has; the same if it has nothing else. */
    Composition with(Composition counted) {
        Map<Element, Double> atoms = new TreeMap<>();
        double oxygen = 0;
        for (Element element : counted.elements()) {
            if (!element.equals(OXYGEN)) {
                atoms.put(element, counted.atomicFraction(element));
                oxygen += counted.atomicFraction(element) * perAtom(element);
            }
        }
        if (atoms.isEmpty()) {
            return counted;
        }
        if (oxygen > 0) {
            atoms.put(OXYGEN, oxygen);
        }
        return Composition.ofAtoms(atoms);
    }

    /** Extends the effect of a shell's lines to the amount of oxygen, which changes with the elements that bind it. */
    public FamilyEffect with(FamilyEffect effect, Composition phase) {
        double oxygen = 0;
        double change = 0;
        for (Element element : phase.elements()) {
            double bound = phase.atomicFraction(element) * perAtom(element);
            oxygen += bound;
            change += bound * effect.onAmounts().getOrDefault(element, 0.0);
        }
        Map<Element, Double> onAmounts = new HashMap<>(effect.onAmounts());
        onAmounts.put(OXYGEN, oxygen > 0 ? change / oxygen : 0);
        return new FamilyEffect(effect.element(), effect.shell(), effect.lineKeV(), onAmounts);
    }

    /** Whether an element is counted by its lines. */
    static boolean isCounted(Element element) {
        return !element.equals(OXYGEN);
    }
}
