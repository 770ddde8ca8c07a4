package org.esmpy.solver;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;

/** Makes starting factors. Immutable and thread-safe. */
public interface Initializer {
    /** Permanent kebab-case id, e.g. {@code "nndsvdar"}. */
    String id();

    /**
     * @param problem what is to be factorised
     * @param basis   G; empty for G = I
     * @param random  source of all randomness
     * @return W (C×K or L×K) and H (K×P), obeying the simplex constraints of the problem; all entries are positive unless
     *     it {@link #mayHoldZeros}
     */
    Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random);

    /**
     * Whether entries may be 0. Such a start suits only solvers that can move entries away from 0, see
     * {@link Solver#leavesZeros}.
     */
    default boolean mayHoldZeros() {
        return false;
    }
}
