package org.esmpy.sim.abundance;

import org.esmpy.model.ImageShape;

/** Abundance of one phase over an image. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface AbundanceMap {
    /**
     * @param shape rows and columns of the image, P pixels
     * @return abundance of each pixel, 0…1; a new array of length P in pixel order
     */
    double[] values(ImageShape shape);

    /**
     * Refuses an abundance outside 0…1.
     *
     * @return {@code abundance}
     */
    static double checkAbundance(double abundance) {
        if (!(abundance >= 0 && abundance <= 1)) { // NaN fails too
            throw new IllegalArgumentException("an abundance must lie between 0 and 1, got " + abundance);
        }
        return abundance;
    }
}
