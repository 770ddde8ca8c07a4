package org.esmpy.solver.lowdose;

import java.util.List;
import org.esmpy.model.ImageShape;

/**
 * Which bins suit a map: with too few counts a bin does not know its phases, too large it mixes them. Depends on the
 * number of counts, of pixels and of phases only.
 */
public final class BinSizes {
    private static final int BASIN_SIZE = 8;
    private static final double BASIN_COUNTS = 1000;
    private static final double LEAST_COUNTS = 250;
    private static final double FAST_COUNTS = 800;
    private static final double MOST_COUNTS = 20_000;
    private static final int BINS_PER_PHASE = 16;
    private static final List<Integer> USUAL = List.of(4, 8, 16);
    private static final List<Integer> ALL = List.of(1, 2, 4, 8, 16, 32, 64);

    private final ImageShape shape;
    private final int phases;
    private final double countsPerPixel;

    /** Bins for the counts, the pixels and the phases of a problem. */
    public BinSizes(ExposedProblem problem) {
        this.shape = problem.map().shape();
        this.phases = problem.phases();
        this.countsPerPixel =
                problem.map().counts().total() / (double) problem.map().exposedPixels();
    }

    /** Mean counts of a pixel. */
    public double countsPerPixel() {
        return countsPerPixel;
    }

    double countsPerBin(int size) {
        return countsPerPixel * size * size;
    }

    /** Pixels along the side of the bins on which the phases are looked for. */
    public int basin() {
        int size = Math.max(BASIN_SIZE, (int) Math.ceil(Math.sqrt(BASIN_COUNTS / countsPerPixel)));
        while (size > 1 && !leavesEnough(size)) {
            size--;
        }
        return size;
    }

    /** Sizes among which held-out likelihood chooses; at least one. */
    List<Integer> candidates() {
        List<Integer> usual = suitable(USUAL);
        List<Integer> all = usual.isEmpty() ? suitable(ALL) : usual;
        return all.isEmpty() ? List.of(basin()) : all;
    }

    /** The size when nothing is tried. */
    int usual() {
        List<Integer> candidates = candidates();
        return candidates.stream()
                .filter(size -> countsPerBin(size) >= FAST_COUNTS)
                .findFirst()
                .orElse(candidates.get(candidates.size() - 1));
    }

    private List<Integer> suitable(List<Integer> sizes) {
        return sizes.stream()
                .filter(size -> countsPerBin(size) >= LEAST_COUNTS && countsPerBin(size) <= MOST_COUNTS)
                .filter(this::leavesEnough)
                .toList();
    }

    private boolean leavesEnough(int size) {
        return shape.bin(size).pixels() >= BINS_PER_PHASE * phases;
    }
}
