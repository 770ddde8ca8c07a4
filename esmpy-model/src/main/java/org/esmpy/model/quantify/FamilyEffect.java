package org.esmpy.model.quantify;

import java.util.Map;
import org.esmpy.physics.Element;

/**
 * What the lines of one shell of an element do to the amounts of all elements of a fit.
 *
 * @param element   whose lines they are
 * @param shell     {@code 'K'}, {@code 'L'} or {@code 'M'}
 * @param lineKeV   the strongest of them, keV
 * @param onAmounts by element: by which share of itself its amount is found larger, per share by which these lines are
 *                  stronger than the model says
 */
public record FamilyEffect(Element element, char shell, double lineKeV, Map<Element, Double> onAmounts) {
    public FamilyEffect {
        onAmounts = Map.copyOf(onAmounts);
    }

    /** On the amount of an element; 0 if there is none. */
    double on(Element other) {
        return onAmounts.getOrDefault(other, 0.0);
    }
}
