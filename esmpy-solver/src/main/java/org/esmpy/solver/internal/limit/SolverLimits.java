package org.esmpy.solver.internal.limit;

import java.util.Arrays;
import java.util.List;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PixelPenalty;
import org.esmpy.solver.Problem;

/**
 * Lists which problems each solver of this library refuses. Acceptance and the names in a refusal come from the same list, so that
 * a refusal names exactly the solvers that accept. Baselines, which solve a simpler problem, are not listed.
 */
public enum SolverLimits {
    NEWTON("newton", Limit.PLAIN, Limit.SUMS_OF_W, Limit.MANY_WEIGHTS),
    BCD("bcd", Limit.PLAIN, Limit.SUMS_OF_W, Limit.MANY_WEIGHTS),
    SQUAREM("squarem", Limit.SMOOTHING, Limit.OWN_PENALTY),
    EM("em", Limit.SMOOTHING, Limit.OWN_PENALTY),
    MU("mu");

    private final String id;
    private final List<Limit> refused;

    SolverLimits(String id, Limit... refused) {
        this.id = id;
        this.refused = List.of(refused);
    }

    /** Id of the solver. */
    public String id() {
        return id;
    }

    /**
     * Checks that the solver takes a problem.
     *
     * @return the same problem
     * @throws IllegalArgumentException if not; names those that do, or what to drop where none does
     */
    public Problem accept(Problem problem) {
        requirePossible(problem);
        for (Limit limit : refused) {
            if (limit.isPassedBy(problem)) {
                throw new IllegalArgumentException(id + " " + limit.refusal(problem) + "; use " + takers(problem));
            }
        }
        return problem;
    }

    /**
     * The solvers that take a problem, as words: {@code "squarem, em or mu"}.
     *
     * @throws IllegalArgumentException if none does; says what to drop
     */
    public static String takers(Problem problem) {
        requirePossible(problem);
        List<String> ids = Arrays.stream(values())
                .filter(solver -> solver.refused.stream().noneMatch(limit -> limit.isPassedBy(problem)))
                .map(SolverLimits::id)
                .toList();
        String last = ids.get(ids.size() - 1);
        return ids.size() == 1 ? last : String.join(", ", ids.subList(0, ids.size() - 1)) + " or " + last;
    }

    /** Refuses what no solver can do; {@code mu} takes everything else. */
    private static void requirePossible(Problem problem) {
        if (problem.constraint(Constraint.TiedW.class).isPresent()
                && (problem.constraint(Constraint.SimplexW.class).isPresent()
                        || problem.constraint(Constraint.FixedW.class).isPresent()
                        || problem.constraint(Constraint.LowerBoundW.class).isPresent())) {
            throw new IllegalArgumentException(
                    "proportions within W (TiedW) go together with neither sums over its rows nor"
                            + " fixed or bounded entries: no solver here can do that; drop TiedW, or SimplexW, FixedW and"
                            + " LowerBoundW");
        }
        problem.regularizer(PixelPenalty.class).ifPresent(penalty -> {
            if (problem.constraint(Constraint.SimplexH.class).isEmpty()) {
                throw new IllegalArgumentException(penalty + " is a penalty on the shares of phases, which need sums of"
                        + " abundances: add SimplexH, or drop the penalty");
            }
        });
        if (problem.constraint(Constraint.SimplexW.class).isPresent()
                && problem.constraint(Constraint.SimplexH.class).isPresent()) {
            throw new IllegalArgumentException("sums over rows of W and over the abundances of a pixel cannot both be"
                    + " constrained: no solver here can do that; drop SimplexW or SimplexH");
        }
    }
}
