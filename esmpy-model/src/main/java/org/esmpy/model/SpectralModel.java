package org.esmpy.model;

import org.ejml.data.DMatrixRMaj;

/**
 * Supplies the physics matrix G. What G depends on may itself be found by the fit (the composition that absorbs, for
 * instance): then G is refined between converged fits. A model is immutable and thread-safe.
 */
public interface SpectralModel {
    /** G before anything has been fitted. */
    Basis initialBasis();

    /**
     * G for what a fit has found.
     *
     * @param current the basis of that fit
     * @param fitted  its factors; W has a row per column of {@code current}
     * @return {@code current} itself if nothing that matters has changed; otherwise a basis whose columns
     *     have the same kinds and names in the same order
     */
    Basis refine(Basis current, Factors fitted);

    /**
     * G of each phase, where phases emit otherwise than their mean does, such as by absorbing by themselves. A unit of weight
     * brings as many counts as with the G of the mean, so that weights keep their meaning.
     *
     * @param current the basis of a fit, of all phases or of each
     * @param w       its W, with a row per column of {@code current}
     * @param thickness of each phase, relative to that of the map
     * @return {@code current} itself if nothing that matters has changed; otherwise {@link Basis#withPhases}
     */
    default Basis refinePhases(Basis current, DMatrixRMaj w, double[] thickness) {
        return current;
    }

    /** Whether the thickness of phases is to be found by the fit; otherwise they are as thick as the map. */
    default boolean hasFreeThickness() {
        return false;
    }

    /**
     * What the weights of a fit mean in atoms.
     *
     * @param basis G of the fit, of all phases or of each
     */
    default AtomScale atomScale(Basis basis) {
        return AtomScale.even(basis);
    }

    /** A model whose G never changes. */
    static SpectralModel fixed(Basis basis) {
        return new SpectralModel() {
            @Override
            public Basis initialBasis() {
                return basis;
            }

            @Override
            public Basis refine(Basis current, Factors fitted) {
                return current;
            }
        };
    }
}
