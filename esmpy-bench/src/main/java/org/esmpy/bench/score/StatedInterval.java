package org.esmpy.bench.score;

import java.util.Optional;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.physics.Element;

/**
 * Kinds of intervals that a fit states for the share of an element in a phase; each should hold the truth in 95 % of
 * cases.
 */
public enum StatedInterval {
    /** Counting errors alone: the found share ± 1.96 standard errors. */
    COUNTING("_counting") {
        @Override
        Optional<Boolean> holds(Fitted fitted, int phase, Element element, double atPct) {
            Optional<Double> found =
                    fitted.compositions().get(phase).map(composition -> PERCENT * composition.atomicFraction(element));
            return fitted.standardErrorAtPct(phase, element).stream()
                    .filter(Double::isFinite)
                    .mapToObj(error -> found.map(share -> Math.abs(share - atPct) <= NORMAL_95 * error))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    },
    /**
     * Errors of counting and of the model together: {@code at_pct_lo} to {@code at_pct_hi} of a fit. The interval of an
     * element that was not found is 0 at.% alone, if the phase has such errors.
     */
    MODEL("_model") {
        @Override
        Optional<Boolean> holds(Fitted fitted, int phase, Element element, double atPct) {
            boolean isKnown = !fitted.modelErrors().isEmpty()
                    && !fitted.modelErrors().get(phase).isEmpty();
            return isKnown
                    ? Optional.of(fitted.modelError(phase, element)
                            .map(error -> atPct >= PERCENT * error.low() && atPct <= PERCENT * error.high())
                            .orElse(atPct == 0))
                    : Optional.empty();
        }
    },
    /** All shares that fit equally well, and two standard errors of counting beyond them. */
    VALLEY("") {
        @Override
        Optional<Boolean> holds(Fitted fitted, int phase, Element element, double atPct) {
            return fitted.range(phase, element).map(range -> range.holds(atPct));
        }
    };

    private static final double PERCENT = 100;

    /** Half width of the central 95 % of a normal distribution, standard deviations. */
    private static final double NORMAL_95 = 1.96;

    private final String suffix;

    StatedInterval(String suffix) {
        this.suffix = suffix;
    }

    /** The name of a column for this kind: {@code covered_counting} of {@code covered}. */
    public String column(String name) {
        return name + suffix;
    }

    /**
     * Whether the interval holds a share.
     *
     * @param phase phase of the fit, from 0
     * @param atPct the share, at.%
     * @return empty where the fit states no such interval, or one without bounds
     */
    abstract Optional<Boolean> holds(Fitted fitted, int phase, Element element, double atPct);
}
