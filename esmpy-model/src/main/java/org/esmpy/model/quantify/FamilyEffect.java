package org.esmpy.model.quantify;

import java.util.Map;
import org.esmpy.physics.Element;

/**
 * The change of the fitted amounts of all elements if the lines of one shell of one element are stronger than modelled.
 *
 * @param element   whose lines they are
 * @param shell     {@code 'K'}, {@code 'L'} or {@code 'M'}
 * @param lineKeV   the strongest of them, keV
 * @param onAmounts by element: relative change of its fitted amount, per relative change of these lines against the
 *     model
 */
public record FamilyEffect(Element element, char shell, double lineKeV, Map<Element, Double> onAmounts) {
    public FamilyEffect {
        onAmounts = Map.copyOf(onAmounts);
    }

    /** The effect on the amount of an element; 0 if there is none. */
    double on(Element other) {
        return onAmounts.getOrDefault(other, 0.0);
    }
}
