package org.esmpy.bench.score;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.AtomicRange;

/**
 * How much of an element is in a phase: in truth, and as a fit states it. Fractions are of the atoms of the elements that
 * were fitted.
 *
 * @param element       which
 * @param trueFraction  its fraction in truth
 * @param foundFraction its fraction in the fit; empty without a composition
 * @param range         what the counts leave open, valley and counting error; empty if that is not stated
 * @param error         the same with the errors of the model; empty if they are not stated
 * @param held          which of the stated intervals hold the truth; without those that are not stated
 */
public record JudgedShare(
        Element element,
        double trueFraction,
        OptionalDouble foundFraction,
        Optional<AtomicRange> range,
        Optional<FractionError> error,
        Map<StatedInterval, Boolean> held) {
    private static final double PERCENT = 100;

    public JudgedShare {
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

    /** How far the fraction that was found is from the truth, at.%; empty without a composition. */
    OptionalDouble differenceAtPct() {
        return foundFraction.isPresent()
                ? OptionalDouble.of(PERCENT * Math.abs(trueFraction - foundFraction.getAsDouble()))
                : OptionalDouble.empty();
    }
}
