package org.esmpy.sim;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;

/**
 * Generates the abundances of a phantom: how much of each phase each pixel contains. Implementations are immutable and
 * thread-safe.
 */
public interface AbundanceGenerator {
    /** Number of phases, K; at least 1. */
    int phases();

    /**
     * The abundances of an image; the same for the same shape.
     *
     * @param shape rows and columns of the image, P pixels
     * @return H, K×P: a new matrix with entries of at least 0; each column (pixel) sums to one, or to zero where there
     *     is no specimen
     * @throws IllegalArgumentException if the described shapes do not fit into an image of this shape
     */
    DMatrixRMaj abundances(ImageShape shape);

    /**
     * Thickness of the specimen in each pixel, in units of its nominal one; the same for the same shape.
     *
     * @param shape rows and columns of the image, P pixels
     * @return a new array of length P with entries of at least 0; 0 exactly where there is no specimen
     */
    default double[] thickness(ImageShape shape) {
        double[] even = new double[shape.pixels()];
        Arrays.fill(even, 1);
        return even;
    }
}
