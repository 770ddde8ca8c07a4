package org.esmpy.bench.score;

import java.util.Map;
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
 * @param intervals         for each kind of interval, of how many elements with more than 1 at.% of the true phase one is
 *     stated, and how many hold the truth; a kind that is missing counts nothing
 */
public record PhaseScore(
        String phase,
        int fitted,
        double angleDeg,
        double mapMae,
        double mapMse,
        double mapPearson,
        OptionalDouble compositionMaeAtPct,
        Map<StatedInterval, IntervalCount> intervals) {
    /** A phase counts as found below this angle between the spectra, degrees. */
    public static final double FOUND_DEG = 5;

    /** A phase counts as found above this correlation of the maps. */
    public static final double FOUND_PEARSON = 0.8;

    public PhaseScore {
        intervals = Map.copyOf(intervals);
    }

    PhaseScore withComposition(OptionalDouble maeAtPct, Map<StatedInterval, IntervalCount> stated) {
        return new PhaseScore(phase, fitted, angleDeg, mapMae, mapMse, mapPearson, maeAtPct, stated);
    }

    /** How many intervals of a kind hold the truth. */
    public IntervalCount intervals(StatedInterval kind) {
        return intervals.getOrDefault(kind, IntervalCount.NONE);
    }

    /** Whether the phase was found: spectrum and map are like the true ones. */
    public boolean isFound() {
        return isFound(angleDeg, mapPearson);
    }

    static boolean isFound(double angleDeg, double mapPearson) {
        return angleDeg < FOUND_DEG && mapPearson > FOUND_PEARSON;
    }
}
