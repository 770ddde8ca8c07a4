package org.esmpy.solver.newton;

import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * One in how many pixels goes into the response of H to W. A pixel costs {@code (CK)²(K−1)/2} multiplications there, and
 * about {@code 3·K²} for each of its counts elsewhere; the stride evens that out but leaves four times as many directions
 * as W has entries. The last steps take all pixels, unless that would take more than {@value #BUDGET} multiplications.
 */
final class SchurStride {
    private static final double BUDGET = 2e10;

    /** Predicted decrease below which steps are among the last, nats. */
    private static final double LAST_NATS = 30;

    /** How much faster the regular loops of the response run than those over counts. */
    private static final double REGULAR = 8;

    private final int early;
    private final int late;

    /**
     * @param columns C
     * @param wanted  stride of the early steps; 0 chooses it
     */
    SchurStride(Problem problem, int columns, int wanted) {
        double phases = problem.phases();
        boolean simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        double directions = simplex ? phases - 1 : phases;
        double size = columns * phases;
        double pixels = problem.counts().pixels();
        double response = size * size * directions / 2;
        double rest = REGULAR * 3 * phases * (phases + 3) * problem.counts().nonZeros() / pixels;
        double most = Math.max(1, pixels * directions / (4 * size));
        double evened = Math.min(most, response / rest);
        this.late = (int) Math.max(1, Math.min(most, Math.ceil(pixels * response / BUDGET)));
        this.early = Math.max(late, wanted > 0 ? wanted : (int) Math.max(1, Math.round(evened)));
    }

    /** The stride for the next evaluation after a step that promised {@code nats}. */
    int after(double nats) {
        return nats < LAST_NATS ? late : early;
    }
}
