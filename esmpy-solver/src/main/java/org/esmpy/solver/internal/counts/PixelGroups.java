package org.esmpy.solver.internal.counts;

import java.util.List;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;

/**
 * Divides the blocks of a count matrix into at most {@value #MAX_GROUPS} groups of neighbours, the tasks of parallel
 * work. The grouping depends on the number of pixels only, so that sums over groups in their order have the same bits
 * for any number of threads.
 */
public final class PixelGroups {
    /** Most groups: each needs an array of L×K doubles of its own; threads beyond this number stay idle. */
    static final int MAX_GROUPS = 32;

    private final CountMatrix counts;
    private final int size;

    public PixelGroups(CountMatrix counts) {
        this.counts = counts;
        this.size = Math.min(MAX_GROUPS, counts.blocks().size());
    }

    /** Number of groups. */
    public int size() {
        return size;
    }

    /** The blocks of a group. */
    public List<CountBlock> blocks(int group) {
        return counts.blocks().subList(firstBlock(group), firstBlock(group + 1));
    }

    /** First pixel of a group; for {@code group == size()} the number of pixels. */
    public int firstPixel(int group) {
        return Math.min(counts.pixels(), firstBlock(group) * CountMatrix.BLOCK_PIXELS);
    }

    private int firstBlock(int group) {
        return (int) ((long) group * counts.blocks().size() / size);
    }
}
