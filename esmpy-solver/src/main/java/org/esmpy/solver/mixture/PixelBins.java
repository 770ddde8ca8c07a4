package org.esmpy.solver.mixture;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.prior.PureRegions;

/** Square bins of b × b pixels. Bins at the far edges may be incomplete. */
public final class PixelBins implements Binning {
    private final ImageShape pixels;
    private final ImageShape shape;
    private final int size;
    private final PureRegions pure;
    private final int[] purePhases;

    /**
     * Bins of pixels without pure regions.
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
    public static ExposedCounts ofRegions(ExposedCounts map) {
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

    @Override
    public ImageShape pixels() {
        return pixels;
    }

    @Override
    public ImageShape arrangement() {
        return pure.isEmpty() ? shape : new ImageShape(1, bins());
    }

    @Override
    public int bins() {
        return shape.pixels() + purePhases.length;
    }

    @Override
    public int binOf(int pixel) {
        return pure.isPure(pixel)
                ? shape.pixels() + Arrays.binarySearch(purePhases, pure.phaseOf(pixel))
                : pixels.binOf(pixel, size);
    }

    @Override
    public int[] purePhases() {
        return purePhases;
    }

    /** Share of the b² pixels that each bin has; below 1 at the far edges and around pure regions only. */
    @Override
    public double[] completeness() {
        double[] members = new double[bins()];
        for (int p = 0; p < pixels.pixels(); p++) {
            members[binOf(p)] += 1.0 / ((double) size * size);
        }
        return members;
    }
}
