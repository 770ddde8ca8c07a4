package org.esmpy.sim;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;

/** Says how much of each phase is in each pixel of a phantom. Implementations are immutable and thread-safe. */
public interface AbundanceGenerator {
    /** Number of phases, K; at least 1. */
    int phases();

    /**
     * The abundances of an image; the same for the same shape.
     *
     * @param shape rows and columns of the image, P pixels
     * @return H, K×P: a new matrix with entries of at least 0; each column (pixel) sums to one
     * @throws IllegalArgumentException if what is described does not fit into an image of this shape
     */
    DMatrixRMaj abundances(ImageShape shape);
}
