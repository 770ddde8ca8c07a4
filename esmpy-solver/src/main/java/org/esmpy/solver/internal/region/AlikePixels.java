package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;

/**
 * Cuts a map into connected regions whose pixels have the same composition within noise. Regions follow the boundaries
 * in the map and are as thin as its structures; with more counts they may be smaller. A large map is cut tile by tile,
 * so that time and memory are proportional to its pixels; regions end at the borders of tiles. Deterministic for any
 * number of threads.
 */
final class AlikePixels {
    /** Largest number of regions of a tile; more cost time in joint fits, and their regions would have few counts. */
    private static final int MOST = 4000;

    /** Pixels along the side of a tile: many grains fit in, and its counts in the caches of a processor. */
    static final int TILE = 256;

    /**
     * Rounds of joining and moving boundaries: regions can be compared only when pixels on the wrong side of a boundary
     * have been moved.
     */
    private static final int ROUNDS = 2;

    private AlikePixels() {}

    /**
     * Finds regions.
     *
     * @param counts    X, L×P
     * @param exposures of the pixels, length P; pixels where it is 0 belong to no region
     * @param groups    groups of channels whose counts are compared
     * @param workers   threads for the work; tiles run in parallel
     * @return the region of each pixel, numbered from 0 in the order of their first pixels, or −1
     */
    public static int[] regions(
            CountMatrix counts, ImageShape shape, double[] exposures, ChannelGroups groups, Workers workers) {
        Tiles tiles = new Tiles(shape, TILE);
        int[][] found = new int[tiles.size()][];
        workers.run(found.length, tile -> found[tile] = ofTile(counts, tiles, tile, exposures, groups));
        int[] regions = new int[shape.pixels()];
        int first = 0;
        for (int tile = 0; tile < found.length; tile++) {
            int[] pixels = tiles.pixels(tile);
            for (int i = 0; i < pixels.length; i++) {
                regions[pixels[i]] = found[tile][i] < 0 ? -1 : first + found[tile][i];
            }
            first += 1 + Arrays.stream(found[tile]).max().orElse(-1);
        }
        return numbered(regions, first);
    }

    private static int[] ofTile(CountMatrix counts, Tiles tiles, int tile, double[] exposures, ChannelGroups groups) {
        int[] pixels = tiles.pixels(tile);
        ImageShape shape = tiles.shape(tile);
        int[] table = groups.counts(counts, pixels);
        double[] exposed = Arrays.stream(pixels).mapToDouble(p -> exposures[p]).toArray();
        int[] regions = new int[pixels.length];
        Arrays.setAll(regions, p -> exposed[p] > 0 ? p : -1);
        RegionBoundaries boundaries = new RegionBoundaries(table, shape, groups.size());
        for (int round = 0; round < ROUNDS; round++) {
            int[] joined = new RegionMerging(table, exposed, shape, groups.size()).join(regions, MOST);
            regions = boundaries.settle(joined);
        }
        return regions;
    }

    /** The same regions, numbered in the order of their first pixels. */
    static int[] numbered(int[] regions, int size) {
        int[] numbers = new int[size];
        Arrays.fill(numbers, -1);
        int next = 0;
        int[] renumbered = regions.clone();
        for (int p = 0; p < regions.length; p++) {
            if (regions[p] >= 0) {
                if (numbers[regions[p]] < 0) {
                    numbers[regions[p]] = next++;
                }
                renumbered[p] = numbers[regions[p]];
            }
        }
        return renumbered;
    }
}
