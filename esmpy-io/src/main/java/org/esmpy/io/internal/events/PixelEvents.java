package org.esmpy.io.internal.events;

import org.esmpy.model.CountMatrix;

/** Sums events that come in any order of pixels into sparse counts, four bytes for each. */
public final class PixelEvents {
    private final int channels;
    private final EventBlocks blocks;

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
        this.blocks = new EventBlocks(pixels);
    }

    /** Adds one count. */
    public void add(int pixel, int channel) {
        if (channel < 0 || channel >= channels) {
            throw new IllegalArgumentException("there are " + channels + " channels, got one in channel " + channel);
        }
        int block = pixel / EventBlocks.BLOCK;
        int[] events = blocks.array(block);
        events[blocks.sizes[block] % EventBlocks.SLICE] =
                pixel % EventBlocks.BLOCK << EventBlocks.CHANNEL_BITS | channel;
        blocks.sizes[block]++;
        blocks.pixelSizes[pixel]++;
    }

    /** The sum of all that was added. Nothing can be added afterwards. */
    public CountMatrix build() {
        return blocks.drain(channels);
    }
}
