package org.esmpy.solver.internal.reduced;

import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * Chooses how many pixels are sampled for the response of H to W: one of every {@code stride}. With r directions (K − 1
 * on the simplex, K without) a pixel costs {@code (CK)²r/2} multiplications there and some more for each of its counts;
 * the rest of an evaluation costs about {@code 3·K(K+3)} for each count. Early steps spend half of the rest on the
 * response, but leave four times as many directions as W has entries; later ones {@value #ENOUGH} times as many. The
 * last steps take all pixels, unless that would take more than {@value #BUDGET} multiplications.
 */
public final class SchurStride {
    /** Directions for each entry of W in later steps: their noise, a fiftieth, hardly slows the steps down. */
    static final int ENOUGH = 3000;

    /** Most multiplications for one response of H, which bounds the time of a step on large maps. */
    private static final double BUDGET = 3e10;

    /** Fewest directions for each entry of W in early steps. */
    private static final int FEWEST = 4;

    /** Predicted decreases below which steps are among the later and among the last, nats. */
    private static final double LATER_NATS = 100;

    private static final double LAST_NATS = 0.1;

    /** Time for the response of an early step, relative to that for the rest of its evaluation. */
    private static final double RELATIVE_EFFORT = 0.5;

    private final int early;
    private final int later;
    private final int last;

    /**
     * @param g      G of the phases, C columns
     * @param wanted stride of the early steps, and the most of the others; 0 chooses it
     */
    public SchurStride(Problem problem, PhaseRows g, int wanted) {
        double phases = problem.phases();
        double directions = problem.constraint(Constraint.SimplexH.class).isPresent() ? phases - 1 : phases;
        double size = g.columns() * phases;
        double pixels = problem.seenPixels();
        double counts = problem.counts().nonZeros() / pixels;
        double response = size * size * directions / 2 + 3 * counts * g.perChannel() * (directions + 1);
        double rest = 3 * counts * phases * (phases + 3);
        double most = Math.max(1, pixels * directions / (FEWEST * size));
        double even = Math.rint(Math.min(most, response / (RELATIVE_EFFORT * rest)));
        int needed = (int) Math.max(1, Math.min(most, Math.ceil(pixels * response / BUDGET)));
        int enough = (int) Math.max(needed, Math.min(even, pixels * directions / (ENOUGH * size)));
        this.early = wanted > 0 ? wanted : (int) Math.max(enough, even);
        this.later = Math.min(early, enough);
        this.last = Math.min(early, needed);
    }

    /** The stride for the next evaluation after a step that promised {@code nats}. */
    public int after(double nats) {
        return nats < LAST_NATS ? last : nats < LATER_NATS ? later : early;
    }
}
