package org.esmpy.bench.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.physics.Element;

/**
 * A chemical formula.
 *
 * @param atoms relative numbers of atoms, positive
 */
public record Formula(Map<Element, Double> atoms) {
    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d+\\.?\\d*|\\.\\d+)?");

    /**
     * Reads a formula such as {@code Fe0.14Pt0.86} or {@code MgSiO3}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Formula parse(String text) {
        Map<Element, Double> atoms = new TreeMap<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            double amount = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
            if (amount > 0) {
                atoms.merge(Element.of(matcher.group(1)), amount, Double::sum);
            }
        }
        if (end < text.length() || atoms.isEmpty()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a formula: symbols, each with its number of atoms, e.g. Fe0.14Pt0.86 or MgSiO3");
        }
        return new Formula(atoms);
    }
}
