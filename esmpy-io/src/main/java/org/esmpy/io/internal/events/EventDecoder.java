package org.esmpy.io.internal.events;

import java.util.Arrays;
import org.esmpy.io.FrameRange;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Sums event streams into sparse counts. A stream is a row of 16-bit words: {@value #GATE} ends a pixel, every other word
 * is one count in the channel it names. Frame follows frame, and each stream begins at the first pixel again.
 *
 * <p>Words are read once, in order. Events are dropped into blocks of {@link CountMatrix#BLOCK_PIXELS} pixels, four bytes
 * each; a block is then put in the order of its pixels by counting. Gates cost no memory, so that hundreds of sparse
 * frames need no more than their sum.
 */
public final class EventDecoder {
    /** The word that ends a pixel. */
    public static final int GATE = 0xffff;

    private static final int BLOCK = CountMatrix.BLOCK_PIXELS;
    private static final int CHANNEL_BITS = 16;

    /** Words that are taken at once, so that no block gets much more room than it needs. */
    private static final int SLICE = 4096;

    private final int channels;
    private final int pixels;

    /** The events of each block: pixel in the block in the upper 16 bits, channel in the lower ones. */
    private final int[][] events;

    private final int[] sizes;

    /** Events of each pixel so far. */
    private final int[] pixelSizes;

    private FrameRange frames = FrameRange.all();
    private int frame;
    private int pixel;
    private boolean open;

    /**
     * @param channels channels of the spectra, at most {@value #GATE}
     * @param pixels   pixels of a frame
     */
    public EventDecoder(int channels, int pixels) {
        if (channels < 1 || channels > GATE || pixels < 1) {
            throw new IllegalArgumentException(
                    "events need 1 to " + GATE + " channels and at least 1 pixel, got " + channels + " and " + pixels);
        }
        this.channels = channels;
        this.pixels = pixels;
        int blocks = (int) (((long) pixels + BLOCK - 1) / BLOCK);
        this.events = new int[blocks][0];
        this.sizes = new int[blocks];
        this.pixelSizes = new int[pixels];
    }

    /** Goes back to the first pixel for the stream of another detector; only the given frames of it will count. */
    public void beginStream(FrameRange selected) {
        frames = selected;
        frame = 0;
        pixel = 0;
        open = false;
    }

    /** Frames of this stream that have ended. */
    public int frames() {
        return frame;
    }

    /** Pixels of the current frame that have ended. */
    public int pixelsOfFrame() {
        return pixel;
    }

    /** Whether there were events since the last gate. */
    public boolean isPixelOpen() {
        return open;
    }

    /**
     * Takes the next words of the stream.
     *
     * @throws IllegalArgumentException if a word is neither a gate nor a channel
     */
    public void accept(char[] words, int from, int to) {
        for (int at = from; at < to; ) {
            at = frames.contains(frame) ? take(words, at, Math.min(to, at + SLICE)) : skip(words, at, to);
        }
        open = to > from ? words[to - 1] != GATE : open;
    }

    /** The sum of all that was taken. The decoder cannot be used afterwards. */
    public CountMatrix build() {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        for (int block = 0; block < sizes.length; block++) {
            drain(block, Math.min(BLOCK, pixels - block * BLOCK), builder);
            events[block] = new int[0];
        }
        return builder.build();
    }

    /** Takes words up to the end of the block of pixels; returns the index of the next word. */
    private int take(char[] words, int from, int to) {
        int block = pixel / BLOCK;
        int size = sizes[block];
        int counted = size;
        int reached = pixel;
        int end = Math.min(pixels, (block + 1) * BLOCK);
        int tag = pixel % BLOCK << CHANNEL_BITS;
        int[] target = room(block, size + to - from);
        int at = from;
        while (at < to && reached < end) {
            int word = words[at++];
            if (word < channels) {
                target[size++] = tag | word;
            } else if (word == GATE) {
                pixelSizes[reached++] += size - counted;
                counted = size;
                tag += 1 << CHANNEL_BITS;
            } else {
                throw new IllegalArgumentException("holds an event in channel " + word + "; expected one of the "
                        + channels + " channels or the gate " + GATE);
            }
        }
        if (reached < end) {
            pixelSizes[reached] += size - counted;
        }
        sizes[block] = size;
        advanceTo(reached);
        return at;
    }

    /** Passes over a frame that does not count; returns the index of the next word. */
    private int skip(char[] words, int from, int to) {
        int at = from;
        int reached = pixel;
        while (at < to && reached < pixels) {
            reached += words[at++] == GATE ? 1 : 0;
        }
        advanceTo(reached);
        return at;
    }

    private void advanceTo(int reached) {
        pixel = reached == pixels ? 0 : reached;
        frame += reached == pixels ? 1 : 0;
    }

    private int[] room(int block, int needed) {
        int[] array = events[block];
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, array.length + (array.length >> 1)));
            events[block] = array;
        }
        return array;
    }

    /** Puts the events of a block in the order of its pixels; those of a pixel come in runs, one of each frame. */
    private void drain(int block, int blockPixels, CountMatrixBuilder builder) {
        int[] unordered = events[block];
        int[] next = new int[blockPixels];
        int first = block * BLOCK;
        for (int p = 1; p < blockPixels; p++) {
            next[p] = next[p - 1] + pixelSizes[first + p - 1];
        }
        int size = sizes[block];
        char[] ordered = new char[size];
        for (int i = 0; i < size; ) {
            int p = unordered[i] >>> CHANNEL_BITS;
            int at = next[p];
            while (i < size && unordered[i] >>> CHANNEL_BITS == p) {
                ordered[at++] = (char) unordered[i++];
            }
            next[p] = at; // at last where p ends
        }
        for (int p = 0; p < blockPixels; p++) {
            builder.addEvents(ordered, next[p] - pixelSizes[first + p], next[p]).endPixel();
        }
    }
}
