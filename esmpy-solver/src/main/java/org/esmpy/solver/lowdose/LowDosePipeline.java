package org.esmpy.solver.lowdose;

import java.time.InstantSource;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.limit.SolverLimits;
import org.esmpy.solver.lowdose.start.StartGenerator;
import org.esmpy.solver.lowdose.start.StructuredStarts;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.SpatialRefiner;
import org.esmpy.solver.mixture.TotalVariationRefiner;
import org.esmpy.solver.prior.Priors;

/**
 * Decomposes maps with few counts per pixel without settings that a user would have to guess. It first finds the
 * phases: those that regions of the map repeat, if regions repeat all of them; otherwise those with the shortest
 * description of the counts among fits to regions, the same fits with phases moved as far out as their elements allow,
 * and fits to square bins. It then fits the abundances at full resolution with a spatial prior. W stays fixed there,
 * for smoothed maps would bias it. Immutable and thread-safe; the result depends on the seed, not on the number of
 * threads.
 *
 * @param fast     takes usual values for bins, sparsity and spatial prior instead of trying several
 * @param rule     which phases are chosen where several fit equally well
 * @param homotopy strengths of the log-sparsity
 * @param starts   where the fits begin
 * @param refiner  fits the maps
 * @param clock    clock that measures the stages
 */
public record LowDosePipeline(
        boolean fast,
        ValleyRule rule,
        Homotopy homotopy,
        StartGenerator starts,
        SpatialRefiner refiner,
        InstantSource clock) {
    /** The defaults, which try several values. */
    public static LowDosePipeline defaults() {
        return new LowDosePipeline(
                false,
                ValleyRule.AUTO,
                Homotopy.defaults(),
                new StructuredStarts(),
                TotalVariationRefiner.defaults(),
                InstantSource.system());
    }

    /** A copy that takes usual values, or tries several. */
    public LowDosePipeline withFast(boolean value) {
        return new LowDosePipeline(value, rule, homotopy, starts, refiner, clock);
    }

    /** A copy with another rule. */
    public LowDosePipeline withRule(ValleyRule value) {
        return new LowDosePipeline(fast, value, homotopy, starts, refiner, clock);
    }

    /**
     * Checks that a problem can be decomposed here.
     *
     * @return the same problem
     * @throws IllegalArgumentException if it has no model, more phases than G has columns, or a constraint or penalty
     *     that is not possible here
     */
    public Problem accept(Problem problem) {
        if (problem.model().isEmpty()) {
            throw new IllegalArgumentException(
                    "the low-dose pipeline needs the physics of a model; without one use the solver "
                            + SolverLimits.takers(problem));
        }
        if (problem.constraints().stream()
                        .anyMatch(constraint ->
                                !(constraint instanceof Constraint.SimplexH || constraint instanceof Constraint.Masked))
                || !problem.regularizers().isEmpty()) {
            throw new IllegalArgumentException("the low-dose pipeline takes abundances that sum to one and masks, and"
                    + " chooses penalties itself, but other constraints or penalties were asked for; a single solver takes"
                    + " them: use " + SolverLimits.takers(problem));
        }
        int columns = problem.model().orElseThrow().initialBasis().size();
        if (problem.phases() > columns) {
            throw new IllegalArgumentException(problem.phases() + " phases cannot be told apart with the " + columns
                    + " columns of G; ask for fewer phases");
        }
        return problem;
    }

    /**
     * Decomposes.
     *
     * @param problem  what; see {@link #accept}
     * @param seed     seed of all randomness
     * @param workers  threads for parallel work
     * @param listener watches, and may end it
     */
    public LowDoseResult run(Problem problem, long seed, Workers workers, LowDoseListener listener) {
        return run(problem, Priors.none(), seed, workers, listener);
    }

    /**
     * Decomposes with prior knowledge.
     *
     * @param problem  what; see {@link #accept}
     * @param priors   prior knowledge of its phases and pixels
     * @param seed     seed of all randomness
     * @param workers  threads for parallel work
     * @param listener watches, and may end it
     * @throws IllegalArgumentException if the prior knowledge does not belong to this problem, or a count contradicts
     *     it
     */
    public LowDoseResult run(Problem problem, Priors priors, long seed, Workers workers, LowDoseListener listener) {
        requireSummable(accept(problem).counts());
        CancellableWorkers execution = new CancellableWorkers(workers, listener::isCancelled);
        return new LowDoseRun(this, problem, priors, execution, listener).run(seed);
    }

    /** Pixels are summed, and a sum has to fit into a count. */
    private static void requireSummable(CountMatrix counts) {
        long[] totals = counts.channelTotals();
        for (int l = 0; l < totals.length; l++) {
            if (totals[l] > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("channel " + l + " has " + totals[l]
                        + " counts in all pixels, " + counts.max() + " at most in one channel of a pixel; the low-dose"
                        + " pipeline sums pixels, up to " + Integer.MAX_VALUE
                        + " counts a channel. Leave out the hot pixel or channel (--mask-pixels, --mask-kev), or fit the"
                        + " map directly (--pipeline direct)");
            }
        }
    }
}
