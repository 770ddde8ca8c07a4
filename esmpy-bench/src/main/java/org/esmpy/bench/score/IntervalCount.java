package org.esmpy.bench.score;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How many of the intervals of one kind hold the truth.
 *
 * @param shares  for how many shares of elements one is stated
 * @param covered how many of them hold the true share
 */
public record IntervalCount(int shares, int covered) {
    /** Where nothing is stated. */
    public static final IntervalCount NONE = new IntervalCount(0, 0);

    /** All of them together. */
    public static IntervalCount sum(Stream<IntervalCount> counts) {
        return counts.reduce(NONE, (a, b) -> new IntervalCount(a.shares + b.shares, a.covered + b.covered));
    }

    /** The part that holds the truth; empty if none is stated. */
    public OptionalDouble coverage() {
        return shares > 0 ? OptionalDouble.of((double) covered / shares) : OptionalDouble.empty();
    }
}
