package org.esmpy.solver.lowdose.start;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;

/** Proposes phases from which joint fits begin. Immutable and thread-safe. */
@FunctionalInterface
public interface StartGenerator {
    /**
     * Proposes phases.
     *
     * @param problem what is to be decomposed, at full resolution
     * @param binSize pixels along the side of a bin that has enough counts
     * @param random  source of all randomness
     * @param workers threads for parallel work
     * @return at least one start, names all different
     */
    List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers);

    /**
     * Phases to begin with.
     *
     * @param name how they were made, e.g. {@code "kmeans t=1"}
     * @param w    W, C×K, counts per unit of exposure; every entry positive unless no count needs the column
     */
    record Start(String name, DMatrixRMaj w) {}
}
