package org.esmpy.solver;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;

/**
 * An algorithm with its options that factorises a {@link Problem}. Immutable and thread-safe; every fit gets a
 * {@link SolverRun} of its own. {@link org.esmpy.solver.fit.Acceptance} implements {@link #accept}, and
 * {@link org.esmpy.solver.fit.PoissonObjective} the checks of {@link #start}.
 *
 * <p>{@code SolverContract} in the test-jar of this module tests a solver for the following; extend it for yours.
 *
 * <ul>
 *   <li>No step raises the objective by more than 1e-12 of the counts, whatever the number of phases, and the objective
 *       is that of the factors.
 *   <li>Noise-free data: a fit that starts at the true factors stays there (1e-10), and other starts reach them where
 *       the factorisation is unique (5e-3 of a column, within 3000 steps). At fixed W and at fixed H, if it takes
 *       these, it reaches the optimum to 1e-6 nats per count.
 *   <li>The result is the same to the last bit for any number of threads, and to 1e-9 for any order of the phases.
 *   <li>Multiplying the counts and the starting W by seven gives seven times W and the same H, to 1e-5: no threshold is
 *       absolute.
 *   <li>Each constraint and penalty is refused, left out or honoured in full, alone and together with others: sums to
 *       1e-12, fixed entries to the last bit, bounds and masks. {@code SimplexH} is not refused.
 *   <li>A refusal is an {@link IllegalArgumentException} of one line. It names solvers that take the very problem as
 *       {@code use em or mu}, or says {@code drop SimplexW or SimplexH} where none does.
 *   <li>A start with an entry that is negative or no number is refused as {@code W[4,2]} with the value; so are more
 *       phases than columns ({@code 7 phases}), and counts that no column reaches, by {@code channel} and
 *       {@code pixel}.
 *   <li>Pixels and channels without counts do no harm and cause a warning ({@code 2 of 40 pixels}); factors stay finite
 *       and at least 0. The start is not written to.
 *   <li>The certificate is not negative and shrinks during the fit.
 *   <li>Entries that are 0 at the start become positive if {@link #leavesZeros} is true.
 * </ul>
 */
public interface Solver {
    /** Copies of the factors that every solver holds. */
    int FACTOR_COPIES = 4;

    /** Permanent kebab-case id, e.g. {@code "mu"}. */
    String id();

    /**
     * The problem that this solver actually solves in place of the given one: {@code nmf}, for instance, drops the
     * model.
     *
     * @throws IllegalArgumentException if a constraint or penalty is not possible here; names solvers that take this
     *     very problem ({@code "use em or mu"}), or says what to drop where none does
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
     * Least memory of a fit besides its counts, bytes; by default four copies of W and H: the start, the current and
     * the next factors, and their numerators.
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
