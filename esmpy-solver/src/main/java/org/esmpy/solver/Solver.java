package org.esmpy.solver;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;

/**
 * A configured algorithm. Immutable and thread-safe; every fit gets a {@link SolverRun} of its own.
 * {@link org.esmpy.solver.fit.Acceptance} does what {@link #accept} has to, {@link org.esmpy.solver.fit.PoissonObjective} what
 * {@link #start} has to before it begins.
 *
 * <p>{@code SolverContract} in the test-jar of this module holds a solver to the following; extend it with yours.
 *
 * <ul>
 *   <li>No step raises the objective by more than 1e-12 of the counts, whatever the number of phases, and the objective is that of
 *       the factors.
 *   <li>Exact data stay where they are (1e-10), and are found again where no other factorisation exists (5e-3 of a column,
 *       within 3000 steps). At fixed W and at fixed H, where it takes these, it reaches the optimum to 1e-6 nats per count.
 *   <li>The bits do not depend on the number of threads, nor, but for 1e-9, the result on the order of the phases.
 *   <li>Seven times the counts and W give seven times W and the same H, to 1e-5: no absolute threshold decides.
 *   <li>Each constraint and penalty is refused, left out or honoured in full, alone and together with others: sums to 1e-12, fixed
 *       entries to the last bit, bounds and masks. {@code SimplexH} is not refused.
 *   <li>A refusal is an {@link IllegalArgumentException} of one line. It names solvers that take the very problem as {@code use em
 *       or mu}, or says {@code drop SimplexW or SimplexH} where none does.
 *   <li>A start with an entry that is negative or no number is refused as {@code W[4,2]} with the value; so are more phases than
 *       columns ({@code 7 phases}), and counts that no column reaches, by {@code channel} and {@code pixel}.
 *   <li>Pixels and channels without counts do no harm and are warned of ({@code 2 of 40 pixels}); factors stay finite and at
 *       least 0. The start is not written to.
 *   <li>The certificate is not negative and shrinks.
 *   <li>Entries that are 0 at the start become positive if {@link #leavesZeros} says so.
 * </ul>
 */
public interface Solver {
    /** Copies of the factors that every solver holds. */
    int FACTOR_COPIES = 4;

    /** Permanent kebab-case id, e.g. {@code "mu"}. */
    String id();

    /**
     * The problem this solver really solves for a given one: {@code nmf}, for instance, drops the model.
     *
     * @throws IllegalArgumentException if a constraint or penalty is not possible here; names solvers that take this very
     *     problem ({@code "use em or mu"}), or says what to drop where none does
     */
    Problem accept(Problem problem);

    /**
     * Whether entries that are 0 at the start and not fixed can become positive. Multiplicative updates never change them.
     *
     * @param problem an accepted problem
     */
    default boolean leavesZeros(Problem problem) {
        return false;
    }

    /**
     * Bytes that a fit holds at the same time, at least, besides its counts: here those of four copies of W and H, which are
     * the start, the present, the next and their numerators.
     *
     * @param problem an accepted problem
     */
    default double memoryBytes(Problem problem) {
        return FitMemory.ofFactorsBytes(problem, FACTOR_COPIES);
    }

    /**
     * Refuses a fit that could not fit into the heap.
     *
     * @param problem an accepted problem
     * @throws IllegalArgumentException with the memory that it would need
     */
    default void requireMemory(Problem problem) {
        FitMemory.require(this, problem);
    }

    /**
     * Prepares a fit.
     *
     * @param problem an accepted problem
     * @param basis   G of this fit; empty for G = I
     * @param start   starting factors (W C×K or, for G = I, L×K; H K×P); copied
     * @param workers threads for parallel work
     * @throws IllegalArgumentException if the start does not fit the problem, or a count lies in a channel that no
     *     column reaches; names it
     */
    SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers);
}
