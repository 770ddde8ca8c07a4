package org.esmpy.bench.linemap;

import org.esmpy.model.SpectrumImage;

/** Estimates the background counts in the window of a line. */
public interface Background {
    /** No background. */
    static Background none() {
        return (image, window) -> new double[image.shape().pixels()];
    }

    /**
     * Background counts in the window, for each pixel.
     *
     * @param window window on the energy axis of {@code image}
     * @return P values of at least 0
     */
    double[] counts(SpectrumImage image, LineWindow window);
}
