package org.esmpy.io.internal.events;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.FrameRange;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Sums event streams into sparse counts. A stream is a row of 16-bit words: {@value #GATE} ends a pixel, every other
 * word is one count in the channel it names. Frame follows frame, and each stream begins at the first pixel again.
 *
 * <p>Words are read once, in order. Events are dropped into blocks of {@link CountMatrix#BLOCK_PIXELS} pixels, four
 * bytes each; a block is then put in the order of its channels and pixels by counting. Gates cost no memory, so that
 * hundreds of sparse frames need no more than their sum.
 */
public final class EventDecoder {
    /** The word that ends a pixel. */
    public static final int GATE = 0xffff;

    /** Memory of an event until the counts are summed. */
    public static final int EVENT_BYTES = Integer.BYTES;

    private static final int BLOCK = CountMatrix.BLOCK_PIXELS;
    static final int CHANNEL_BITS = 16;

    /** Words that are taken at once, and events that are kept in one array, so that none is ever copied. */
    private static final int SLICE = 4096;

    private final int channels;
    private final int pixels;

    /** The events of each block: pixel in the block in the upper 16 bits, channel in the lower ones. */
    private final List<List<int[]>> events = new ArrayList<>();

    /** Events of each block. */
    private final int[] sizes;

    /** Events of each pixel so far. */
    private final int[] pixelSizes;

    /** Where each pixel of a block ends in the array that is being filled. */
    private final int[] ends = new int[BLOCK + 1];

    private FrameRange frames = FrameRange.all();
    private int frame;
    private int pixel;
    private boolean open;
    private long bytes;

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
        for (int block = 0; block < blocks; block++) {
            events.add(new ArrayList<>());
        }
        this.sizes = new int[blocks];
        this.pixelSizes = new int[pixels];
    }

    /** Goes back to the first pixel for the stream of another detector, of which only the given frames are summed. */
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

    /** Memory that the events take by now, bytes. */
    public long bytes() {
        return bytes;
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

    /** The sum of all events. The decoder cannot be used afterwards. */
    public CountMatrix build() {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        EventOrder order = new EventOrder(channels);
        for (int block = 0; block < sizes.length; block++) {
            int first = block * BLOCK;
            order.drain(events.get(block), pixelSizes, first, first + Math.min(BLOCK, pixels - first), builder);
            events.get(block).clear();
        }
        return builder.build();
    }

    /**
     * Takes words up to the end of the block of pixels or of its array; returns the index of the next word. Gates and
     * events are told apart without a branch, which a processor would mispredict where pixels have few events.
     */
    private int take(char[] words, int from, int to) {
        int block = pixel / BLOCK;
        int first = block * BLOCK;
        int begin = sizes[block] % SLICE;
        int[] target = array(block);
        int last = Math.min(to, from + SLICE - begin);
        int pixelsOfBlock = Math.min(BLOCK, pixels - first);
        int begun = pixel - first;
        int reached = begun;
        int size = begin;
        int bad = 0;
        int at = from;
        while (at < last && reached < pixelsOfBlock) {
            int word = words[at++];
            int gate = word == GATE ? 1 : 0;
            bad |= (channels - 1 - word) & (gate - 1);
            target[size] = reached << CHANNEL_BITS | word;
            size += 1 - gate;
            ends[reached] = size;
            reached += gate;
        }
        if (bad < 0) {
            throw outside(words, from, at);
        }
        ends[reached] = size;
        int before = begin;
        for (int p = begun; p <= Math.min(reached, pixelsOfBlock - 1); p++) {
            pixelSizes[first + p] += ends[p] - before;
            before = ends[p];
        }
        sizes[block] += size - begin;
        advanceTo(first + reached);
        return at;
    }

    /** The array of the block with room for the next event. */
    private int[] array(int block) {
        List<int[]> arrays = events.get(block);
        if (arrays.size() * SLICE == sizes[block]) {
            arrays.add(new int[SLICE]);
            bytes += (long) EVENT_BYTES * SLICE;
        }
        return arrays.get(arrays.size() - 1);
    }

    private IllegalArgumentException outside(char[] words, int from, int to) {
        int at = from;
        while (at < to - 1 && (words[at] < channels || words[at] == GATE)) {
            at++;
        }
        return new IllegalArgumentException("holds an event in channel " + (int) words[at] + "; expected one of the "
                + channels + " channels or the gate " + GATE);
    }

    /** Skips words of a frame that is not summed; returns the index of the next word. */
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
}
