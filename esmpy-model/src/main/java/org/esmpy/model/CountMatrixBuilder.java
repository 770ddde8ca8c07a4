package org.esmpy.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Collects the counts of one pixel after the other, in pixel order. Counts of one pixel may come in any order and
 * several times for one channel (events); memory beyond the result is one row of L counts and one block.
 */
public final class CountMatrixBuilder {
    private final int channels;
    private final int pixels;
    private final int[] row;
    private final char[] touched;
    private int touchedCount;
    private boolean ascending = true;

    private final List<CountBlock> blocks = new ArrayList<>();
    private final int[] start = new int[CountMatrix.BLOCK_PIXELS + 1];
    private final int[] unitEnd = new int[CountMatrix.BLOCK_PIXELS];
    private final int[] manyStart = new int[CountMatrix.BLOCK_PIXELS + 1];
    private char[] channel = new char[1 << 14];
    private int[] many = new int[1 << 8];
    private int blockPixels;
    private int finishedPixels;
    private long total;
    private int max;

    CountMatrixBuilder(int channels, int pixels) {
        if (channels < 1 || channels > CountMatrix.MAX_CHANNELS) {
            throw new IllegalArgumentException(
                    "counts need 1 to " + CountMatrix.MAX_CHANNELS + " channels, got " + channels);
        }
        if (pixels < 1) {
            throw new IllegalArgumentException("counts need at least 1 pixel, got " + pixels);
        }
        this.channels = channels;
        this.pixels = pixels;
        this.row = new int[channels];
        this.touched = new char[channels];
    }

    /**
     * Adds to a channel of the current pixel.
     *
     * @param channelIndex channel, 0 … L−1
     * @param count        counts to add, at least 0
     */
    public CountMatrixBuilder add(int channelIndex, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("counts cannot be negative, got " + count + " in channel " + channelIndex
                    + " of pixel " + finishedPixels);
        }
        if (count == 0) {
            return this;
        }
        int before = row[Objects.checkIndex(channelIndex, channels)];
        if (before == 0) {
            ascending &= touchedCount == 0 || touched[touchedCount - 1] < channelIndex;
            touched[touchedCount++] = (char) channelIndex;
        }
        row[channelIndex] = Math.addExact(before, count);
        return this;
    }

    /** Closes the current pixel; the next counts belong to the following one. */
    public CountMatrixBuilder endPixel() {
        if (finishedPixels == pixels) {
            throw new IllegalStateException("all " + pixels + " pixels have been filled already");
        }
        if (!ascending) {
            Arrays.sort(touched, 0, touchedCount);
        }
        store();
        touchedCount = 0;
        ascending = true;
        finishedPixels++;
        if (++blockPixels == CountMatrix.BLOCK_PIXELS) {
            closeBlock();
        }
        return this;
    }

    /**
     * The finished counts; pixels that were never reached are empty.
     *
     * @throws IllegalStateException if counts were added to a pixel that was not ended
     */
    public CountMatrix build() {
        if (touchedCount > 0) {
            throw new IllegalStateException("pixel " + finishedPixels + " has counts but was not ended");
        }
        while (finishedPixels < pixels) {
            endPixel();
        }
        if (blockPixels > 0) {
            closeBlock();
        }
        return new CountMatrix(channels, pixels, blocks, total, max);
    }

    private void store() {
        int p = blockPixels;
        int at = start[p];
        int manyAt = manyStart[p];
        channel = withRoom(channel, at + touchedCount);
        for (int i = 0; i < touchedCount; i++) {
            if (row[touched[i]] == 1) {
                channel[at++] = touched[i];
                row[touched[i]] = 0;
                total++;
                max = Math.max(max, 1);
            }
        }
        unitEnd[p] = at;
        for (int i = 0; i < touchedCount; i++) {
            int count = row[touched[i]];
            if (count > 1) {
                if (manyAt == many.length) {
                    many = Arrays.copyOf(many, manyAt * 2);
                }
                channel[at++] = touched[i];
                many[manyAt++] = count;
                row[touched[i]] = 0;
                total += count;
                max = Math.max(max, count);
            }
        }
        start[p + 1] = at;
        manyStart[p + 1] = manyAt;
    }

    private void closeBlock() {
        int n = blockPixels;
        blocks.add(new CountBlock(
                finishedPixels - n,
                Arrays.copyOf(start, n + 1),
                Arrays.copyOf(unitEnd, n),
                Arrays.copyOf(manyStart, n + 1),
                Arrays.copyOf(channel, start[n]),
                Arrays.copyOf(many, manyStart[n])));
        blockPixels = 0;
    }

    private static char[] withRoom(char[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, array.length * 2));
    }
}
