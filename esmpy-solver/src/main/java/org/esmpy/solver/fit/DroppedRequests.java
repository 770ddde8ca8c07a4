package org.esmpy.solver.fit;

import java.util.List;
import java.util.stream.Stream;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * Warns of constraints and penalties that a solver drops because it solves a simpler problem, as baselines do. Dropped
 * sums of abundances are not mentioned: they only fix a scale, which plain NMF leaves free anyway.
 */
final class DroppedRequests {
    private DroppedRequests() {}

    /** One sentence that names kinds of constraints and penalties; empty if nothing was dropped. */
    static List<String> warnings(String solver, Problem asked, Problem accepted) {
        List<String> kinds = Stream.concat(
                        dropped(asked.constraints(), accepted.constraints()),
                        dropped(asked.regularizers(), accepted.regularizers()))
                .filter(kind -> kind != Constraint.SimplexH.class)
                .map(Class::getSimpleName)
                .toList();
        return kinds.isEmpty()
                ? List.of()
                : List.of(solver + " leaves out what was asked for: " + String.join(", ", kinds));
    }

    private static Stream<? extends Class<?>> dropped(List<?> asked, List<?> accepted) {
        return asked.stream()
                .<Class<?>>map(Object::getClass)
                .filter(kind -> accepted.stream().noneMatch(kind::isInstance));
    }
}
