package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;

/**
 * Cuts a map into connected regions of pixels that have the same composition but for noise. Regions follow boundaries and
 * are as thin as what is there; the more counts, the smaller they may be. Deterministic, on one thread.
 */
public final class AlikePixels {
    /** Largest number of regions; more cost time in joint fits, and their regions would have few counts. */
    private static final int MOST = 4000;

    /** Rounds of joining and moving boundaries: only regions with settled boundaries show whether they are alike. */
    private static final int ROUNDS = 2;

    private AlikePixels() {}

    /**
     * Finds regions.
     *
     * @param counts    X, L×P
     * @param exposures of the pixels, length P; pixels where it is 0 belong to no region
     * @param groups    what of a spectrum is compared
     * @return the region of each pixel, numbered from 0 in the order of their first pixels, or −1
     */
    public static int[] regions(CountMatrix counts, ImageShape shape, double[] exposures, ChannelGroups groups) {
        int[] table = groups.counts(counts);
        int[] regions = new int[shape.pixels()];
        Arrays.setAll(regions, p -> exposures[p] > 0 ? p : -1);
        RegionBoundaries boundaries = new RegionBoundaries(table, shape, groups.size());
        for (int round = 0; round < ROUNDS; round++) {
            int[] joined = new RegionMerging(table, exposures, shape, groups.size()).join(regions, MOST);
            regions = boundaries.settle(joined);
        }
        return regions;
    }
}
