package org.esmpy.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Collects the counts of one pixel after the other, in pixel order. Counts of one pixel may come in any order and
 * several times for one channel (events); memory beyond the result is one row of L counts and one block. The channels of
 * a pixel are put in order by one bit each, which costs the same whatever their order.
 */
public final class CountMatrixBuilder {
    private static final int WORD_BITS = 6;

    private final int channels;
    private final int pixels;
    private final int[] row;
    private final long[] marked;
    private final char[] several;
    private final int[] severalCounts;
    private boolean pending;

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
        this.marked = new long[(channels + Long.SIZE - 1) >>> WORD_BITS];
        this.several = new char[channels + 1];
        this.severalCounts = new int[channels + 1];
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
        marked[channelIndex >>> WORD_BITS] |= 1L << channelIndex;
        pending = true;
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
            row[events[i]]++;
            marked[events[i] >>> WORD_BITS] |= 1L << events[i];
        }
        pending |= to > from;
        return this;
    }

    /** Closes the current pixel; the next counts belong to the following one. */
    public CountMatrixBuilder endPixel() {
        if (finishedPixels == pixels) {
            throw new IllegalStateException("all " + pixels + " pixels have been filled already");
        }
        store();
        pending = false;
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
        if (pending) {
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

    /** Single counts go to their place at once, the others wait; there is no branch, as it could not be predicted. */
    private void store() {
        int first = start[blockPixels];
        channel = withRoom(channel, first + channels + 1);
        int at = first;
        int waiting = 0;
        for (int word = 0; word < marked.length && pending; word++) {
            for (long bits = marked[word]; bits != 0; bits &= bits - 1) {
                int touched = (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
                int count = row[touched];
                int single = count == 1 ? 1 : 0;
                channel[at] = (char) touched;
                several[waiting] = (char) touched;
                severalCounts[waiting] = count;
                at += single;
                waiting += 1 - single;
                row[touched] = 0;
            }
            marked[word] = 0;
        }
        unitEnd[blockPixels] = at;
        total += at - first;
        max = at > first ? Math.max(max, 1) : max;
        storeSeveral(waiting);
    }

    private void storeSeveral(int waiting) {
        int at = unitEnd[blockPixels];
        int manyAt = manyStart[blockPixels];
        System.arraycopy(several, 0, channel, at, waiting);
        while (manyAt + waiting > many.length) {
            many = Arrays.copyOf(many, many.length * 2);
        }
        System.arraycopy(severalCounts, 0, many, manyAt, waiting);
        for (int i = 0; i < waiting; i++) {
            total += severalCounts[i];
            max = Math.max(max, severalCounts[i]);
        }
        start[blockPixels + 1] = at + waiting;
        manyStart[blockPixels + 1] = manyAt + waiting;
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
