package org.esmpy.solver;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;

/** A configured algorithm. Immutable and thread-safe; every fit gets a {@link SolverRun} of its own. */
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
     * Prepares a fit.
     *
     * @param problem an accepted problem
     * @param basis   G of this fit; empty for G = I
     * @param start   starting factors (W C×K or, for G = I, L×K; H K×P); copied
     * @param workers who does parallel work
     * @throws IllegalArgumentException if the start does not fit the problem, or a count lies in a channel that no
     *     column reaches; names it
     */
    SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers);
}
