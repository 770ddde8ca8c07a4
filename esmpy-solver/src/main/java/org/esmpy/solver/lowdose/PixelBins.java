package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;

/**
 * Square bins of b × b pixels. Bins at the far edges may be incomplete. A bin has the counts of its pixels and the sum of
 * their exposures; its abundances are those of its mean pixel. Pixels that are known to hold one phase only make one more
 * bin for each such phase, wherever they are: in the square bins they would be mixed with their neighbours.
 */
public final class PixelBins {
    private final ImageShape pixels;
    private final ImageShape shape;
    private final int size;
    private final PureRegions pure;
    private final int[] purePhases;

    /**
     * Bins of pixels of which nothing is known.
     *
     * @param pixels arrangement of the pixels
     * @param size   pixels along the side of a bin, b; at least 1
     */
    public PixelBins(ImageShape pixels, int size) {
        this(pixels, size, PureRegions.none());
    }

    private PixelBins(ImageShape pixels, int size, PureRegions pure) {
        this.pixels = pixels;
        this.size = size;
        this.shape = pixels.bin(size);
        this.pure = pure;
        this.purePhases = pure.phases();
    }

    /** Bins of the pixels of a map, with its pure regions. */
    public static PixelBins of(ExposedCounts map, int size) {
        return new PixelBins(map.shape(), size, map.pure());
    }

    /** The pure regions of a map, each as one bin, after one with all other pixels. */
    static ExposedCounts ofRegions(ExposedCounts map) {
        ImageShape shape = map.shape();
        return of(map, Math.max(shape.height(), shape.width())).sum(map);
    }

    /** Pixels along the side of a bin, b. */
    public int size() {
        return size;
    }

    /** Arrangement of the square bins. */
    public ImageShape shape() {
        return shape;
    }

    /** Number of bins: the square ones, then those of pure regions. */
    public int bins() {
        return shape.pixels() + purePhases.length;
    }

    /** The bin of a pixel. */
    public int binOf(int pixel) {
        return pure.isPure(pixel)
                ? shape.pixels() + Arrays.binarySearch(purePhases, pure.phaseOf(pixel))
                : pixel / pixels.width() / size * shape.width() + pixel % pixels.width() / size;
    }

    /** Counts and exposures summed over the bins. */
    public ExposedCounts sum(ExposedCounts map) {
        if (!map.shape().equals(pixels)) {
            throw new IllegalArgumentException("the bins are of " + pixels + ", but the map is " + map.shape());
        }
        double[] exposures = new double[bins()];
        for (int p = 0; p < map.pixels(); p++) {
            exposures[binOf(p)] += map.exposures()[p];
        }
        if (pure.isEmpty()) {
            return ExposedCounts.of(sum(map.counts()), shape, exposures);
        }
        int[] phases = new int[bins()];
        Arrays.fill(phases, -1);
        System.arraycopy(purePhases, 0, phases, shape.pixels(), purePhases.length);
        return ExposedCounts.of(sum(map.counts()), new ImageShape(1, bins()), exposures)
                .withPure(PureRegions.ofPhases(phases));
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

    /** Share of the b² pixels that each bin has; below 1 at the far edges and around pure regions only. */
    public double[] completeness() {
        double[] members = new double[bins()];
        for (int p = 0; p < pixels.pixels(); p++) {
            members[binOf(p)] += 1.0 / ((double) size * size);
        }
        return members;
    }

    private CountMatrix sum(CountMatrix ofPixels) {
        CountMatrixBuilder builder = CountMatrix.builder(ofPixels.channels(), bins());
        for (int bin = 0; bin < shape.pixels(); bin++) {
            int row = bin / shape.width() * size;
            int column = bin % shape.width() * size;
            for (int y = row; y < Math.min(pixels.height(), row + size); y++) {
                for (int x = column; x < Math.min(pixels.width(), column + size); x++) {
                    int pixel = pixels.pixel(y, x);
                    if (!pure.isPure(pixel)) {
                        ofPixels.forEach(pixel, builder::add);
                    }
                }
            }
            builder.endPixel();
        }
        for (int phase : purePhases) {
            for (int p = 0; p < pixels.pixels(); p++) {
                if (pure.isPure(p) && pure.phaseOf(p) == phase) {
                    ofPixels.forEach(p, builder::add);
                }
            }
            builder.endPixel();
        }
        return builder.build();
    }
}
