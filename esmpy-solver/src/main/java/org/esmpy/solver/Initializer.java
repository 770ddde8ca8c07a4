package org.esmpy.solver;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;

/** Makes starting factors. Immutable and thread-safe. */
public interface Initializer {
    /** Permanent kebab-case id, e.g. {@code "nndsvd"}. */
    String id();

    /**
     * @param problem what is to be factorised
     * @param basis   G; empty for G = I
     * @param random  source of all randomness
     * @return W (C×K or L×K) and H (K×P), all entries positive, obeying the simplex constraints of the problem
     */
    Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random);
}
