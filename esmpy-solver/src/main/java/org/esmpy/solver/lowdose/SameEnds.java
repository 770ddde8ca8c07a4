package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Merges equal results of different starts into one, which keeps the names of all its starts. */
final class SameEnds {
    /** Ends closer than this in every phase may be the same, degrees. */
    private static final double DEG = 1;

    /** Ends whose scores are closer than this may be the same, nats. */
    private static final double NATS = 1;

    private SameEnds() {}

    /**
     * Whether two ends may be the same: their scores are near, and no phase of one is far from its partner in the
     * other.
     *
     * @param farthestDeg the largest angle between partners, degrees; only computed if the scores are near
     */
    static boolean areSame(double aNats, double bNats, DoubleSupplier farthestDeg) {
        return Math.abs(aNats - bNats) < NATS && areSame(farthestDeg.getAsDouble());
    }

    /** Whether phases whose largest angle is given may be the same. */
    static boolean areSame(double farthestDeg) {
        return farthestDeg < DEG;
    }

    /**
     * Keeps the first of those that are the same.
     *
     * @param ends  in their order
     * @param same  whether two are the same
     * @param joins merges another end into the first
     */
    static <T> List<T> merged(Stream<T> ends, BiPredicate<T, T> same, BinaryOperator<T> joins) {
        List<T> different = new ArrayList<>();
        ends.forEachOrdered(end -> {
            int first = 0;
            while (first < different.size() && !same.test(different.get(first), end)) {
                first++;
            }
            if (first < different.size()) {
                different.set(first, joins.apply(different.get(first), end));
            } else {
                different.add(end);
            }
        });
        return different;
    }

    static List<String> starts(List<String> first, List<String> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }
}
