package org.esmpy.solver.mixture;

import java.util.List;
import org.esmpy.model.ImageShape;

/**
 * Chooses the sizes of square bins for a map: in bins with few counts noise hides the phases, in large bins phases are mixed.
 * The choice depends on the numbers of counts, pixels and phases only.
 */
public final class BinSizes {
    /** Smallest side of a bin, pixels: smaller bins only add abundances, for the phases need no resolution. */
    private static final int BASIN_SIZE = 8;

    /** Counts that a bin should have: shares of phases are then known to a few per cent. */
    private static final double BASIN_COUNTS = 1000;

    /** Bins per phase that must be left, so that W is determined by many more bins than it has columns. */
    private static final int BINS_PER_PHASE = 16;

    private final ImageShape shape;
    private final int phases;
    private final double exposed;
    private final double countsPerPixel;

    /** Bins for the counts, the pixels and the phases of a problem. */
    public BinSizes(ExposedProblem problem) {
        this.shape = problem.map().shape();
        this.phases = problem.phases();
        this.exposed = problem.map().exposedPixels() / (double) shape.pixels();
        this.countsPerPixel =
                problem.map().counts().total() / (double) problem.map().exposedPixels();
    }

    /** Mean counts of a pixel. */
    public double countsPerPixel() {
        return countsPerPixel;
    }

    public double countsPerBin(int size) {
        return countsPerPixel * size * size;
    }

    /** Pixels along the side of the bins on which phases are searched. */
    public int basin() {
        int size = Math.max(BASIN_SIZE, (int) Math.ceil(Math.sqrt(BASIN_COUNTS / countsPerPixel)));
        while (size > 1 && !leavesEnough(size)) {
            size--;
        }
        return size;
    }

    /**
     * Sides of all square bins on which phases are searched: the usual ones, and twice that if enough bins are left.
     */
    public List<Integer> squares() {
        int usual = basin();
        return leavesEnough(2 * usual) ? List.of(usual, 2 * usual) : List.of(usual);
    }

    private boolean leavesEnough(int size) {
        return shape.bin(size).pixels() * exposed >= BINS_PER_PHASE * phases;
    }
}
