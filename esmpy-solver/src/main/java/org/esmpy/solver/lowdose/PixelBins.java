package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;

/**
 * Square bins of b × b pixels. Bins at the far edges may be incomplete. A bin has the counts of its pixels and the sum of
 * their exposures; its abundances are those of its mean pixel.
 */
public final class PixelBins {
    private final ImageShape pixels;
    private final ImageShape shape;
    private final int size;

    /**
     * @param pixels arrangement of the pixels
     * @param size   pixels along the side of a bin, b; at least 1
     */
    public PixelBins(ImageShape pixels, int size) {
        this.pixels = pixels;
        this.size = size;
        this.shape = pixels.bin(size);
    }

    /** Pixels along the side of a bin, b. */
    public int size() {
        return size;
    }

    /** Arrangement of the bins. */
    public ImageShape shape() {
        return shape;
    }

    /** The bin of a pixel. */
    public int binOf(int pixel) {
        return pixel / pixels.width() / size * shape.width() + pixel % pixels.width() / size;
    }

    /** Counts and exposures summed over the bins. */
    public ExposedCounts sum(ExposedCounts map) {
        if (!map.shape().equals(pixels)) {
            throw new IllegalArgumentException("the bins are of " + pixels + ", but the map is " + map.shape());
        }
        double[] exposures = new double[shape.pixels()];
        for (int p = 0; p < map.pixels(); p++) {
            exposures[binOf(p)] += map.exposures()[p];
        }
        return ExposedCounts.of(sum(map.counts()), shape, exposures);
    }

    /** Gives every pixel the abundances of its bin. */
    public Mixture spread(Mixture ofBins) {
        int phases = ofBins.phases();
        DMatrixRMaj ofPixels = new DMatrixRMaj(pixels.pixels(), phases);
        for (int p = 0; p < pixels.pixels(); p++) {
            System.arraycopy(ofBins.abundances().data, binOf(p) * phases, ofPixels.data, p * phases, phases);
        }
        return new Mixture(ofBins.w(), ofPixels);
    }

    /** Share of the b² pixels that each bin has; below 1 at the far edges only. */
    public double[] completeness() {
        double[] members = new double[shape.pixels()];
        for (int p = 0; p < pixels.pixels(); p++) {
            members[binOf(p)] += 1.0 / ((double) size * size);
        }
        return members;
    }

    private CountMatrix sum(CountMatrix ofPixels) {
        CountMatrixBuilder builder = CountMatrix.builder(ofPixels.channels(), shape.pixels());
        for (int bin = 0; bin < shape.pixels(); bin++) {
            int row = bin / shape.width() * size;
            int column = bin % shape.width() * size;
            for (int y = row; y < Math.min(pixels.height(), row + size); y++) {
                for (int x = column; x < Math.min(pixels.width(), column + size); x++) {
                    ofPixels.forEach(pixels.pixel(y, x), builder::add);
                }
            }
            builder.endPixel();
        }
        return builder.build();
    }
}
