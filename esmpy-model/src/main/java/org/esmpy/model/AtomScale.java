package org.esmpy.model;

import java.util.SortedMap;
import org.ejml.data.DMatrixRMaj;

/**
 * Converts the weights of phases into numbers of atoms. A solver needs nothing else to report compositions. A model
 * supplies it by {@link SpectralModel#atomScale}. Immutable and thread-safe.
 */
public interface AtomScale {
    /**
     * Relative numbers of atoms per unit of weight.
     *
     * @param w     W, C×K
     * @param phase k
     * @return length C; 0 for columns that are not part of a composition, such as those of the continuum
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
     * The share of atoms of the element itself among the atoms that its column counts. The others come with it, such as
     * oxygen in an oxide, if oxygen has no line.
     */
    default double ownShare(String symbol) {
        return 1;
    }

    /**
     * One atom per unit of weight in every element's column; of several columns of an element only the last is used.
     */
    static AtomScale even(Basis basis) {
        return new EvenAtoms(basis);
    }
}
