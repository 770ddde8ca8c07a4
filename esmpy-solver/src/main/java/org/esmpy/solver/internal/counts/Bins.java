package org.esmpy.solver.internal.counts;

import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;

/**
 * Sums the counts of a problem over square bins of pixels, for starts and plain methods that need counts only; {@link
 * org.esmpy.solver.mixture.PixelBins} keeps exposures and pure regions as well. Bins at the far edges may be incomplete.
 */
public final class Bins {
    /** Least number of bins per phase; bins are made smaller until there are so many. */
    private static final int BINS_PER_PHASE = 16;

    private final ImageShape pixels;
    private final ImageShape shape;
    private final int size;
    private final CountMatrix counts;
    private final int[] members;

    private Bins(Problem problem, int size) {
        this.pixels = problem.shape();
        this.size = size;
        this.shape = pixels.bin(size);
        this.counts = problem.counts().grouped(shape.pixels(), this::bin);
        this.members = new int[shape.pixels()];
        BitSet masked = problem.maskedPixels();
        for (int p = masked.nextClearBit(0); p < pixels.pixels(); p = masked.nextClearBit(p + 1)) {
            members[bin(p)]++;
        }
    }

    private int bin(int pixel) {
        return pixels.binOf(pixel, size);
    }

    /** Bins of at most {@code largest} × {@code largest} pixels, fewer if the image is small. */
    public static Bins of(Problem problem, int largest) {
        int size = largest;
        while (size > 1 && problem.shape().bin(size).pixels() < BINS_PER_PHASE * problem.phases()) {
            size--;
        }
        return new Bins(problem, size);
    }

    /** Bins of exactly {@code size} × {@code size} pixels, except at the far edges. */
    public static Bins ofSize(Problem problem, int size) {
        return new Bins(problem, size);
    }

    /** Arrangement of the bins. */
    public ImageShape shape() {
        return shape;
    }

    /** Counts of the bins. */
    public CountMatrix counts() {
        return counts;
    }

    /** Number of pixels in a bin that are not masked. */
    public int pixels(int bin) {
        return members[bin];
    }

    /** Gives every pixel the column of its bin. */
    public DMatrixRMaj spread(DMatrixRMaj ofBins) {
        DMatrixRMaj ofPixels = new DMatrixRMaj(ofBins.getNumRows(), pixels.pixels());
        for (int p = 0; p < ofPixels.getNumCols(); p++) {
            int bin = bin(p);
            for (int k = 0; k < ofBins.getNumRows(); k++) {
                ofPixels.unsafe_set(k, p, ofBins.unsafe_get(k, bin));
            }
        }
        return ofPixels;
    }
}
