package org.esmpy.io.internal.events;

import java.util.List;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Puts the events of a block of pixels in order, by channel and then by pixel, each time by counting: the time is the
 * same whatever their order was. Its arrays are used again for the next block.
 */
final class EventOrder {
    private final int channels;
    private int[] byChannel = new int[0];
    private char[] byPixel = new char[0];

    EventOrder(int channels) {
        this.channels = channels;
    }

    /**
     * Hands on all pixels of a block.
     *
     * @param arrays     the events: pixel in the block in the upper 16 bits, channel in the lower ones
     * @param pixelSizes events of each pixel of the map
     * @param first      first pixel of the block
     * @param end        pixel after its last one
     */
    void drain(List<int[]> arrays, int[] pixelSizes, int first, int end, CountMatrixBuilder builder) {
        int[] next = new int[end - first];
        int size = 0;
        for (int p = 0; p < next.length; p++) {
            next[p] = size;
            size += pixelSizes[first + p];
        }
        orderByChannel(arrays, size);
        for (int i = 0; i < size; i++) {
            byPixel[next[byChannel[i] >>> EventDecoder.CHANNEL_BITS]++] = (char) byChannel[i];
        }
        for (int p = 0; p < next.length; p++) { // next[p] is where pixel p ends now
            builder.endPixel(byPixel, next[p] - pixelSizes[first + p], next[p]);
        }
    }

    private void orderByChannel(List<int[]> arrays, int size) {
        if (size > byChannel.length) {
            byChannel = new int[size];
            byPixel = new char[size];
        }
        int[] next = new int[channels + 1];
        int left = size;
        for (int[] array : arrays) {
            int length = Math.min(left, array.length);
            for (int i = 0; i < length; i++) {
                next[(char) array[i] + 1]++;
            }
            left -= length;
        }
        for (int c = 0; c < channels; c++) {
            next[c + 1] += next[c];
        }
        left = size;
        for (int[] array : arrays) {
            int length = Math.min(left, array.length);
            for (int i = 0; i < length; i++) {
                byChannel[next[(char) array[i]]++] = array[i];
            }
            left -= length;
        }
    }
}
