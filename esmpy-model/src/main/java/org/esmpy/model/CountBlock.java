package org.esmpy.model;

/**
 * The counts of consecutive pixels, as primitive arrays for kernels. Pixel {@code p} of the block (from 0) owns the
 * entries {@code start[p] <= i < start[p+1]} of {@code channel}; those before {@code unitEnd[p]} hold one count, each
 * in ascending order of channel, the others hold {@code many[manyStart[p] + i - unitEnd[p]] >= 2} counts, again in
 * ascending order. At low dose nearly every entry is a single count and costs two bytes.
 *
 * <p>The arrays are shared, not copied: they must not be written to.
 */
public final class CountBlock {
    private final int firstPixel;
    private final int[] start;
    private final int[] unitEnd;
    private final int[] manyStart;
    private final char[] channel;
    private final int[] many;

    CountBlock(int firstPixel, int[] start, int[] unitEnd, int[] manyStart, char[] channel, int[] many) {
        this.firstPixel = firstPixel;
        this.start = start;
        this.unitEnd = unitEnd;
        this.manyStart = manyStart;
        this.channel = channel;
        this.many = many;
    }

    /** Index of the block's first pixel in the image. */
    public int firstPixel() {
        return firstPixel;
    }

    /** Number of pixels in this block. */
    public int pixels() {
        return unitEnd.length;
    }

    /** Number of stored entries. */
    public int nonZeros() {
        return channel.length;
    }

    /** Offsets of the pixels' entries; length {@code pixels() + 1}. Shared. */
    public int[] start() {
        return start;
    }

    /** End of each pixel's single counts; length {@code pixels()}. Shared. */
    public int[] unitEnd() {
        return unitEnd;
    }

    /** Offsets into {@link #many()}; length {@code pixels() + 1}. Shared. */
    public int[] manyStart() {
        return manyStart;
    }

    /** Channel of each entry. Shared. */
    public char[] channel() {
        return channel;
    }

    /** Counts of the entries that hold more than one. Shared. */
    public int[] many() {
        return many;
    }
}
