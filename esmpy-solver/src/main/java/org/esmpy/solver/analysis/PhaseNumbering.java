package org.esmpy.solver.analysis;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Decides which number each phase gets; solvers find them in any order. */
@FunctionalInterface
public interface PhaseNumbering {
    /**
     * The order of phases that were found.
     *
     * @param abundances H in a scale in which phases can be compared, K×P
     * @param weights    W in that scale, with a column for each phase
     * @param spectra    D, L×K
     */
    PhaseOrder of(DMatrixRMaj abundances, DMatrixRMaj weights, DMatrixRMaj spectra);

    /** The most abundant phase first; phases of the same abundance by their compositions. */
    static PhaseNumbering byAbundance() {
        return (abundances, weights, spectra) -> PhaseOrder.byAbundance(abundances, weights);
    }

    /** The order of the solver, for phases to which settings refer by number. */
    static PhaseNumbering asFound() {
        return (abundances, weights, spectra) ->
                PhaseOrder.of(IntStream.range(0, abundances.getNumRows()).toArray());
    }
}
