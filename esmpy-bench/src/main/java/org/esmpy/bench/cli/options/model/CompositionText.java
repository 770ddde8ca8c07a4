package org.esmpy.bench.cli.options.model;

import java.util.Map;
import java.util.TreeMap;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/** Reads a composition that a user types: {@code Mg:0.52,Fe:0.10,O:0.37}. */
public final class CompositionText {
    private CompositionText() {}

    /**
     * @param masses whether the amounts are masses instead of numbers of atoms
     * @throws IllegalArgumentException if a part is not {@code SYMBOL:AMOUNT}, an element is named twice, or the amounts
     *     are no composition
     */
    public static Composition parse(String text, boolean masses) {
        Map<Element, Double> amounts = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("[:=]", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is not SYMBOL:AMOUNT; a composition looks like Mg:0.52,Fe:0.10,O:0.37");
            }
            Element element = Element.of(pair[0]);
            if (amounts.put(element, amount(pair[1], element)) != null) {
                throw new IllegalArgumentException("the composition names " + element + " twice");
            }
        }
        return masses ? Composition.ofMass(amounts) : Composition.ofAtoms(amounts);
    }

    private static double amount(String text, Element element) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the amount of " + element + " is '" + text + "', not a number", e);
        }
    }
}
