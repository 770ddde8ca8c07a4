package org.esmpy.bench.score;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Numbers of stated intervals of one kind, and of those that hold the truth.
 *
 * @param shares  number of shares of elements with such an interval
 * @param covered number of these intervals that hold the true share
 */
public record IntervalCount(int shares, int covered) {
    /** No intervals. */
    public static final IntervalCount NONE = new IntervalCount(0, 0);

    /** The sums of both numbers. */
    public static IntervalCount sum(Stream<IntervalCount> counts) {
        return counts.reduce(NONE, (a, b) -> new IntervalCount(a.shares + b.shares, a.covered + b.covered));
    }

    /** Share of the intervals that hold the truth; empty if there is none. */
    public OptionalDouble coverage() {
        return shares > 0 ? OptionalDouble.of((double) covered / shares) : OptionalDouble.empty();
    }
}
