package org.esmpy.model;

import org.ejml.data.DMatrixRMaj;

/**
 * Supplies the physics matrix G, and refines it between converged fits where G depends on what a fit finds, such as the
 * composition that absorbs. A model is immutable and thread-safe.
 */
public interface SpectralModel {
    /** G before anything has been fitted. */
    Basis initialBasis();

    /**
     * G for the result of a fit.
     *
     * @param current the basis of that fit
     * @param fitted  its factors; W has a row per column of {@code current}
     * @return {@code current} itself if nothing that matters has changed; otherwise a basis whose columns
     *     have the same kinds and names in the same order
     */
    Basis refine(Basis current, Factors fitted);

    /**
     * A G for each phase, if phases differ from their mean, for instance because each absorbs with its own composition.
     * A unit of weight brings as many counts as with the G of the mean, so that weights keep their meaning.
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
     * Converts the weights of a fit into numbers of atoms.
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
