package org.esmpy.solver.simple;

import java.util.random.RandomGenerator;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;

/** A plain method that splits a map into a given number of phases. Implementations are immutable and thread-safe. */
public interface SimpleMethod {
    /** Permanent kebab-case id, e.g. {@code "kmeans"}. */
    String id();

    /** What it does, in one line. */
    String description();

    /** Whether the abundances of a pixel sum to one; else they are counts in units of those of a mean pixel. */
    boolean onSimplex();

    /**
     * @param problem counts, shape and number of phases; model, constraints and penalties do not matter
     * @param random  source of randomness; advanced
     * @return W (L×K, counts per channel of a pixel of abundance 1) and H (K×P)
     */
    Factors factorise(Problem problem, RandomGenerator random);
}
