package org.esmpy.io.internal.events;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/** Events of a map, kept in blocks of {@link CountMatrix#BLOCK_PIXELS} pixels, four bytes each. */
final class EventBlocks {
    static final int BLOCK = CountMatrix.BLOCK_PIXELS;
    static final int CHANNEL_BITS = 16;

    /** Events that are kept in one array, so that none is ever copied. */
    static final int SLICE = 4096;

    /** Events of each block. */
    final int[] sizes;

    /** Events of each pixel. */
    final int[] pixelSizes;

    /** The events of each block: pixel in the block in the upper 16 bits, channel in the lower ones. */
    private final List<List<int[]>> events = new ArrayList<>();

    EventBlocks(int pixels) {
        int blocks = (int) (((long) pixels + BLOCK - 1) / BLOCK);
        for (int block = 0; block < blocks; block++) {
            events.add(new ArrayList<>());
        }
        this.sizes = new int[blocks];
        this.pixelSizes = new int[pixels];
    }

    /** The array of the block with room for the next event, which is at {@code sizes[block] % SLICE}. */
    int[] array(int block) {
        List<int[]> arrays = events.get(block);
        if (arrays.size() * SLICE == sizes[block]) {
            arrays.add(new int[SLICE]);
        }
        return arrays.get(arrays.size() - 1);
    }

    /** The events as counts; they are gone afterwards. */
    CountMatrix drain(int channels) {
        int pixels = pixelSizes.length;
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        EventOrder order = new EventOrder(channels);
        for (int block = 0; block < sizes.length; block++) {
            int first = block * BLOCK;
            order.drain(events.get(block), pixelSizes, first, first + Math.min(BLOCK, pixels - first), builder);
            events.get(block).clear();
        }
        return builder.build();
    }
}
