package org.esmpy.bench.score;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Scores of one true phase of a simulation against the fitted phase that it is matched with.
 *
 * @param phase             name of the true phase
 * @param fitted            index of the matched phase of the fit; at least their number if none was left
 * @param angleDeg          angle between the spectra, degrees
 * @param mapMae            mean absolute error of the abundance map
 * @param mapMse            mean squared error of the abundance map
 * @param mapPearson        correlation of the abundance map with the true one; 0 if one of them is constant
 * @param compositionMaeAtPct mean absolute error of the atomic percentages of the true elements that were fitted,
 *     at.%; empty without a composition
 * @param intervals         for each kind, the intervals stated for elements above 1 at.% of the true phase; a missing
 *     kind has none
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
    /**
     * Angle between the spectra below which a phase counts as found, degrees; a convention, so that phases can be
     * counted.
     */
    public static final double FOUND_DEG = 5;

    /** Correlation of the maps above which a phase counts as found; a convention as well. */
    public static final double FOUND_PEARSON = 0.8;

    public PhaseScore {
        intervals = Map.copyOf(intervals);
    }

    PhaseScore withComposition(OptionalDouble maeAtPct, Map<StatedInterval, IntervalCount> stated) {
        return new PhaseScore(phase, fitted, angleDeg, mapMae, mapMse, mapPearson, maeAtPct, stated);
    }

    /** The intervals of a kind. */
    public IntervalCount intervals(StatedInterval kind) {
        return intervals.getOrDefault(kind, IntervalCount.NONE);
    }

    /** Whether the phase was found, that is, spectrum and map are close to the true ones. */
    public boolean isFound() {
        return isFound(angleDeg, mapPearson);
    }

    static boolean isFound(double angleDeg, double mapPearson) {
        return angleDeg < FOUND_DEG && mapPearson > FOUND_PEARSON;
    }
}
