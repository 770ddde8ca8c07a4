package org.esmpy.solver.mixture;

/** Finds abundances at full resolution for given phases. Immutable and thread-safe. */
@FunctionalInterface
public interface SpatialRefiner {
    /**
     * Refines abundances; W stays as it is.
     *
     * @param problem   what is decomposed
     * @param start     W, and abundances of all pixels to begin with
     * @param prior     spatial prior of the abundances
     * @param execution threads for the work
     * @return W as given, with new abundances on the simplex
     */
    Mixture refine(ExposedProblem problem, Mixture start, SpatialPrior prior, CancellableWorkers execution);
}
