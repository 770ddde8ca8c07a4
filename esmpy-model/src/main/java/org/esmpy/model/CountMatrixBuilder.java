package org.esmpy.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Collects the counts of one pixel after the other, in pixel order. Counts of one pixel may come in any order and
 * several times for one channel (events); memory beyond the result is one row of L counts and one block. The channels of
 * a pixel are put in order by marking them in two levels of bits, which costs the same whatever their order.
 */
public final class CountMatrixBuilder {
    private static final int WORD_BITS = 6;

    private final int channels;
    private final int pixels;
    private final int[] row;
    private final long[] marked;
    private final long[] markedWords;
    private final char[] several;
    private int touchedCount;

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
        this.marked = new long[words(channels)];
        this.markedWords = new long[words(marked.length)];
        this.several = new char[channels];
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
        row[channelIndex] = Math.addExact(before, count);
        if (before == 0) {
            mark(channelIndex);
        }
        return this;
    }

    /**
     * Adds one count to the current pixel for each event.
     *
     * @param events channels, 0 … L−1, in any order; read from {@code from} to {@code to}, exclusive
     */
    public CountMatrixBuilder addEvents(char[] events, int from, int to) {
        Objects.checkFromToIndex(from, to, events.length);
        for (int i = from; i < to; i++) {
            int before = row[events[i]]++;
            if (before == 0) {
                mark(events[i]);
            }
        }
        return this;
    }

    /** Closes the current pixel; the next counts belong to the following one. */
    public CountMatrixBuilder endPixel() {
        if (finishedPixels == pixels) {
            throw new IllegalStateException("all " + pixels + " pixels have been filled already");
        }
        store();
        touchedCount = 0;
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

    private void mark(int channelIndex) {
        int word = channelIndex >>> WORD_BITS;
        marked[word] |= 1L << channelIndex;
        markedWords[word >>> WORD_BITS] |= 1L << word;
        touchedCount++;
    }

    private void store() {
        int p = blockPixels;
        channel = withRoom(channel, start[p] + touchedCount);
        int at = start[p];
        int severalCount = 0;
        for (int group = 0; group < markedWords.length; group++) {
            for (long words = markedWords[group]; words != 0; words &= words - 1) {
                int word = (group << WORD_BITS) + Long.numberOfTrailingZeros(words);
                for (long bits = marked[word]; bits != 0; bits &= bits - 1) {
                    int touched = (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
                    if (row[touched] == 1) {
                        channel[at++] = (char) touched;
                        row[touched] = 0;
                    } else {
                        several[severalCount++] = (char) touched;
                    }
                }
                marked[word] = 0;
            }
            markedWords[group] = 0;
        }
        unitEnd[p] = at;
        total += at - start[p];
        max = at > start[p] ? Math.max(max, 1) : max;
        storeSeveral(severalCount);
    }

    private void storeSeveral(int severalCount) {
        int at = unitEnd[blockPixels];
        int manyAt = manyStart[blockPixels];
        for (int i = 0; i < severalCount; i++) {
            int count = row[several[i]];
            if (manyAt == many.length) {
                many = Arrays.copyOf(many, manyAt * 2);
            }
            channel[at++] = several[i];
            many[manyAt++] = count;
            row[several[i]] = 0;
            total += count;
            max = Math.max(max, count);
        }
        start[blockPixels + 1] = at;
        manyStart[blockPixels + 1] = manyAt;
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

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) >>> WORD_BITS;
    }

    private static char[] withRoom(char[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, array.length * 2));
    }
}
