package org.esmpy.solver.analysis;

import org.esmpy.model.Basis;
import org.esmpy.solver.prior.Priors;

/** Supplies prior knowledge of the phases of a map, once G and the number of phases are given. */
@FunctionalInterface
public interface PriorKnowledge {
    /**
     * The knowledge in terms of the columns of G.
     *
     * @param basis  G, with the absorption of the mean of the map where this {@link #dependsOnAbsorption}
     * @param phases number of phases, K
     * @throws IllegalArgumentException if it contradicts itself, or belongs to another map
     */
    Priors of(Basis basis, int phases);

    /** Whether it includes the exposure of each pixel, to which abundances then sum. */
    default boolean hasExposures() {
        return false;
    }

    /** Whether it depends on how much of each line is absorbed, as numbers of atoms do. */
    default boolean dependsOnAbsorption() {
        return false;
    }

    /** No prior knowledge. */
    static PriorKnowledge none() {
        return (basis, phases) -> Priors.none();
    }
}
