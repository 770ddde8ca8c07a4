package org.esmpy.bench.score;

import java.util.OptionalDouble;

/**
 * How well one phase of the truth was found.
 *
 * @param phase             name of the phase
 * @param fitted            index of the fitted phase it was matched to; at least their number if none was left
 * @param angleDeg          angle between the spectra, degrees
 * @param mapMae            mean absolute error of the abundance map
 * @param mapMse            mean squared error of the abundance map
 * @param mapPearson        correlation of the abundance map with the true one; 0 if one of them is even
 * @param compositionMaeAtPct mean absolute error of the atomic percentages of the true elements that were fitted,
 *     at.%; empty without a composition
 * @param shares            number of elements with more than 1 at.% of the true phase of which a range is stated
 * @param covered           how many of these ranges hold the truth
 */
public record PhaseScore(
        String phase,
        int fitted,
        double angleDeg,
        double mapMae,
        double mapMse,
        double mapPearson,
        OptionalDouble compositionMaeAtPct,
        int shares,
        int covered) {
    PhaseScore withComposition(OptionalDouble maeAtPct, int sharesStated, int sharesCovered) {
        return new PhaseScore(
                phase, fitted, angleDeg, mapMae, mapMse, mapPearson, maeAtPct, sharesStated, sharesCovered);
    }
}
