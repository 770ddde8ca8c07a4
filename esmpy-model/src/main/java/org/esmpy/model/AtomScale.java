package org.esmpy.model;

import java.util.SortedMap;
import org.ejml.data.DMatrixRMaj;

/**
 * Converts the weights of phases into numbers of atoms. A solver needs nothing else to report compositions. A model
 * says by {@link
 * SpectralModel#atomScale} what its weights mean. Immutable and thread-safe.
 */
public interface AtomScale {
    /**
     * Relative numbers of atoms per unit of weight.
     *
     * @param w     W, C×K
     * @param phase k
     * @return length C; 0 for columns that are not part of a composition, as those of the continuum
     */
    double[] atomsPerWeight(DMatrixRMaj w, int phase);

    /**
     * Composition of a phase.
     *
     * @param w     W, C×K
     * @param phase k
     * @param atoms see {@link #atomsPerWeight}
     * @return atomic fractions by symbol, which sum to 1; empty if no element has a positive weight
     */
    SortedMap<String, Double> atomicFractions(DMatrixRMaj w, int phase, double[] atoms);

    /**
     * Which share of the atoms that an element's column counts are its own. Others come with them, as the oxygen of an oxide
     * that has no line.
     */
    default double ownShare(String symbol) {
        return 1;
    }

    /** Every unit of weight in an element's column is as many atoms; of several columns of an element the last one counts. */
    static AtomScale even(Basis basis) {
        return new EvenAtoms(basis);
    }
}
