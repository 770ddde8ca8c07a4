package org.esmpy.bench.score;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.AtomicRange;

/**
 * The share of an element in a phase, true and as a fit found it. Fractions are of the atoms of the fitted elements.
 *
 * @param element       the element
 * @param trueFraction  its fraction in truth
 * @param foundFraction its fraction in the fit; empty without a composition
 * @param range         range of valley and counting error; empty if it is not stated
 * @param error         errors of counting and model; empty if they are not stated
 * @param held          for each stated interval, whether it holds the truth
 */
public record ComparedShare(
        Element element,
        double trueFraction,
        OptionalDouble foundFraction,
        Optional<AtomicRange> range,
        Optional<FractionError> error,
        Map<StatedInterval, Boolean> held) {
    private static final double PERCENT = 100;

    public ComparedShare {
        held = Map.copyOf(held);
    }

    /** The true share, at.%. */
    public double trueAtPct() {
        return PERCENT * trueFraction;
    }

    /** Whether an interval holds the truth; empty if it is not stated. */
    public Optional<Boolean> isHeld(StatedInterval interval) {
        return Optional.ofNullable(held.get(interval));
    }

    /** Absolute error of the found fraction, at.%; empty without a composition. */
    OptionalDouble differenceAtPct() {
        return foundFraction.isPresent()
                ? OptionalDouble.of(PERCENT * Math.abs(trueFraction - foundFraction.getAsDouble()))
                : OptionalDouble.empty();
    }
}
