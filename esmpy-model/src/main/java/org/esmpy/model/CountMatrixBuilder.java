package org.esmpy.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Builds a {@link CountMatrix} from the counts of one pixel after the other. Counts of one pixel may come in any order
 * and several times for one channel; memory beyond the result is a few rows of L counts and one block. The channels of
 * a pixel are put in order by one bit each, which costs the same whatever their order.
 */
public final class CountMatrixBuilder {
    private static final int WORD_BITS = 6;

    private final int channels;
    private final int pixels;
    private final int[] row;
    private final long[] marked;
    private final char[] touched;
    private final int[] touchedCounts;
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
    private long closedBytes;

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
        this.touched = new char[channels];
        this.touchedCounts = new int[channels];
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
        if (channelIndex < 0 || channelIndex >= channels) {
            throw new IndexOutOfBoundsException("channel " + channelIndex + " of pixel " + finishedPixels
                    + " is too large or negative; there are channels 0 to " + (channels - 1));
        }
        int before = row[channelIndex];
        if (count > Integer.MAX_VALUE - before) {
            throw new ArithmeticException("channel " + channelIndex + " of pixel " + finishedPixels + " would hold "
                    + ((long) before + count) + " counts; at most " + Integer.MAX_VALUE + " are possible");
        }
        row[channelIndex] = before + count;
        marked[channelIndex >>> WORD_BITS] |= 1L << channelIndex;
        pending = true;
        return this;
    }

    /** Closes the current pixel; the next counts belong to the following one. */
    public CountMatrixBuilder endPixel() {
        checkPixelsLeft();
        store(pending ? gather() : 0);
        pending = false;
        return this;
    }

    /**
     * Fills the current pixel, to which nothing was added yet, with one count for each event, and closes it.
     *
     * @param events channels, 0 … L−1, in ascending order; read from {@code from} to {@code to}, exclusive
     */
    public CountMatrixBuilder endPixel(char[] events, int from, int to) {
        Objects.checkFromToIndex(from, to, events.length);
        checkPixelsLeft();
        if (pending || to > from && events[to - 1] >= channels) {
            throw new IllegalArgumentException(
                    "events of a pixel need a pixel without counts and channels below " + channels);
        }
        store(events, from, to);
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

    /** Memory that the counts of the finished pixels take, bytes. */
    public long bytes() {
        return closedBytes
                + CountMatrix.PIXEL_BYTES * (long) blockPixels
                + (long) Character.BYTES * start[blockPixels]
                + (long) Integer.BYTES * manyStart[blockPixels];
    }

    private void checkPixelsLeft() {
        if (finishedPixels == pixels) {
            throw new IllegalStateException("all " + pixels + " pixels have been filled already");
        }
    }

    /** Lists the channels that were added to in order, empties the row and returns their number. */
    private int gather() {
        int found = 0;
        for (int word = 0; word < marked.length; word++) {
            for (long bits = marked[word]; bits != 0; bits &= bits - 1) {
                int channelIndex = (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
                touched[found] = (char) channelIndex;
                touchedCounts[found++] = row[channelIndex];
                row[channelIndex] = 0;
            }
            marked[word] = 0;
        }
        return found;
    }

    /** Stores gathered counts, single ones before the others, without a branch that a processor would mispredict. */
    private void store(int found) {
        int first = start[blockPixels];
        channel = withRoom(channel, first + found + 1);
        int at = first;
        int waiting = 0;
        for (int i = 0; i < found; i++) {
            int count = touchedCounts[i];
            int single = count == 1 ? 1 : 0;
            channel[at] = touched[i];
            several[waiting] = touched[i];
            severalCounts[waiting] = count;
            at += single;
            waiting += 1 - single;
        }
        close(at, waiting);
    }

    /** Stores ordered events in the same way; the last event of a channel carries the count of all. */
    private void store(char[] events, int from, int to) {
        int first = start[blockPixels];
        channel = withRoom(channel, first + to - from + 1);
        int at = first;
        int waiting = 0;
        int count = 0;
        int descents = 0;
        int event = from < to ? events[from] : 0;
        for (int i = from; i < to; i++) {
            int next = i + 1 < to ? events[i + 1] : channels;
            descents |= next - event;
            int last = next != event ? 1 : 0;
            count++;
            int single = count == 1 ? last : 0;
            channel[at] = (char) event;
            several[waiting] = (char) event;
            severalCounts[waiting] = count;
            at += single;
            waiting += last - single;
            count &= last - 1;
            event = next;
        }
        if (descents < 0) {
            throw new IllegalArgumentException("events of pixel " + finishedPixels + " are not in ascending order");
        }
        close(at, waiting);
    }

    /** Closes the pixel whose single counts end at {@code singleEnd}. */
    private void close(int singleEnd, int waiting) {
        int first = start[blockPixels];
        unitEnd[blockPixels] = singleEnd;
        total += singleEnd - first;
        max = singleEnd > first ? Math.max(max, 1) : max;
        storeSeveral(waiting);
        finishedPixels++;
        if (++blockPixels == CountMatrix.BLOCK_PIXELS) {
            closeBlock();
        }
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
        closedBytes = bytes();
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
