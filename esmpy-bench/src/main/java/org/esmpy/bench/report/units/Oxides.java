package org.esmpy.bench.report.units;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.words.Numbers;
import org.esmpy.model.edx.OxygenByValence;
import org.esmpy.physics.Element;

/**
 * Gives the oxide of each element, by the valences that also give oxygen by stoichiometry. All iron is FeO unless the
 * settings of the fit give another valence.
 */
final class Oxides {
    private static final Element OXYGEN = Element.of("O");

    /** Largest number of cations in a formula; Fe3O4 has three. */
    private static final int MOST_CATIONS = 4;

    /** Distance from a whole number of oxygen atoms that counts as rounding of a valence such as 2.67. */
    private static final double ROUNDING = 0.02;

    private final OxygenByValence valences;

    private Oxides(OxygenByValence valences) {
        this.valences = valences;
    }

    /**
     * The oxides with the valences of a fit.
     *
     * @param specimen its settings of the specimen
     */
    static Oxides of(JsonNode specimen) {
        OxygenByValence valences = OxygenByValence.usual();
        for (Map.Entry<String, JsonNode> valence : specimen.path("valences").properties()) {
            valences = valences.with(
                    Element.of(valence.getKey()), valence.getValue().asDouble());
        }
        return new Oxides(valences);
    }

    /**
     * An oxide.
     *
     * @param formula e.g. {@code Al2O3}
     * @param cations atoms of the element in it
     * @param oxygens atoms of oxygen in it
     * @param weightU mass of the formula, u
     */
    record Oxide(String formula, int cations, double oxygens, double weightU) {}

    /** Oxygen atoms for an atom of an element. */
    double perAtom(Element element) {
        return valences.perAtom(element);
    }

    /** The oxide of an element; empty if it binds no oxygen. */
    Optional<Oxide> of(Element element) {
        double per = valences.perAtom(element);
        if (!(per > 0)) {
            return Optional.empty();
        }
        int cations = 1;
        while (cations < MOST_CATIONS && !isWhole(cations * per)) {
            cations++;
        }
        double oxygens = isWhole(cations * per) ? Math.rint(cations * per) : per;
        int atoms = isWhole(cations * per) ? cations : 1;
        return Optional.of(new Oxide(
                part(element.symbol(), atoms) + part("O", oxygens),
                atoms,
                oxygens,
                atoms * element.atomicWeightU() + oxygens * OXYGEN.atomicWeightU()));
    }

    private static boolean isWhole(double number) {
        return Math.abs(number - Math.rint(number)) < ROUNDING;
    }

    private static String part(String symbol, double atoms) {
        return symbol + (atoms == 1 ? "" : Numbers.significant(atoms, isWhole(atoms) ? 1 : 2));
    }
}
