package org.esmpy.io.internal.events;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/** Sums events that come in any order of pixels into sparse counts, four bytes for each. */
public final class PixelEvents {
    private static final int BLOCK = CountMatrix.BLOCK_PIXELS;

    /** Events that are kept in one array, so that none is ever copied. */
    private static final int SLICE = 4096;

    private final int channels;

    /** The events of each block: pixel in the block in the upper 16 bits, channel in the lower ones. */
    private final List<List<int[]>> events = new ArrayList<>();

    private final int[] sizes;
    private final int[] pixelSizes;

    /**
     * @param channels channels of the spectra, at most 65536
     * @param pixels   pixels of the map
     */
    public PixelEvents(int channels, int pixels) {
        if (channels < 1 || channels > CountMatrix.MAX_CHANNELS || pixels < 1) {
            throw new IllegalArgumentException("events need 1 to " + CountMatrix.MAX_CHANNELS
                    + " channels and at least 1 pixel, got " + channels + " and " + pixels);
        }
        this.channels = channels;
        this.sizes = new int[(pixels - 1) / BLOCK + 1];
        this.pixelSizes = new int[pixels];
        for (int block = 0; block < sizes.length; block++) {
            events.add(new ArrayList<>());
        }
    }

    /** Adds one count. */
    public void add(int pixel, int channel) {
        if (channel < 0 || channel >= channels) {
            throw new IllegalArgumentException("there are " + channels + " channels, got one in channel " + channel);
        }
        int block = pixel / BLOCK;
        List<int[]> arrays = events.get(block);
        int at = sizes[block]++ % SLICE;
        if (at == 0) {
            arrays.add(new int[SLICE]);
        }
        arrays.get(arrays.size() - 1)[at] = pixel % BLOCK << EventDecoder.CHANNEL_BITS | channel;
        pixelSizes[pixel]++;
    }

    /** The sum of all events. Nothing can be added afterwards. */
    public CountMatrix build() {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixelSizes.length);
        EventOrder order = new EventOrder(channels);
        for (int block = 0; block < sizes.length; block++) {
            int first = block * BLOCK;
            int end = Math.min(pixelSizes.length, first + BLOCK);
            order.drain(events.get(block), pixelSizes, first, end, builder);
            events.get(block).clear();
        }
        return builder.build();
    }
}
