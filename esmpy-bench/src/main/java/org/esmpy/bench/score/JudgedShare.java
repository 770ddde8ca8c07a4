package org.esmpy.bench.score;

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
 */
public record JudgedShare(
        Element element,
        double trueFraction,
        OptionalDouble foundFraction,
        Optional<AtomicRange> range,
        Optional<FractionError> error) {
    private static final double PERCENT = 100;

    /** The true share, at.%. */
    public double trueAtPct() {
        return PERCENT * trueFraction;
    }

    /** Whether the range of valley and counting holds the truth; empty if none is stated. */
    public Optional<Boolean> isHeld() {
        return range.map(stated -> stated.holds(trueAtPct()));
    }

    /** Whether the range of all errors holds the truth; empty if none is stated. */
    public Optional<Boolean> isHeldWithModel() {
        return error.map(stated -> trueFraction >= stated.low() && trueFraction <= stated.high());
    }

    /** How far the fraction that was found is from the truth, at.%; empty without a composition. */
    OptionalDouble differenceAtPct() {
        return foundFraction.isPresent()
                ? OptionalDouble.of(PERCENT * Math.abs(trueFraction - foundFraction.getAsDouble()))
                : OptionalDouble.empty();
    }
}
