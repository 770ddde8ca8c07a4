package org.esmpy.io.internal;

import java.util.Arrays;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Collects the non-zero counts of a band of pixels in the order of a file, and hands them on in the order of pixels.
 * Memory: {@value #BYTES_PER_COUNT} bytes per count.
 */
public final class BandCounts {
    private static final int BYTES_PER_COUNT = 14;

    private int[] pixel = new int[1 << 12];
    private char[] channel = new char[1 << 12];
    private int[] count = new int[1 << 12];
    private int size;

    /** Adds a count to a pixel, which is counted from the beginning of the band. */
    public void add(int pixelInBand, int channelIndex, int counts) {
        if (size == pixel.length) {
            int room = Math.max(Math.addExact(size, 1), (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
            pixel = Arrays.copyOf(pixel, room);
            channel = Arrays.copyOf(channel, room);
            count = Arrays.copyOf(count, room);
        }
        pixel[size] = pixelInBand;
        channel[size] = (char) channelIndex;
        count[size++] = counts;
    }

    /** Number of counts. */
    public int size() {
        return size;
    }

    /** Memory that the counts take, bytes. */
    public long bytes() {
        return (long) BYTES_PER_COUNT * pixel.length;
    }

    /** Hands on the counts of {@code pixels} pixels and becomes empty. */
    public void drainTo(CountMatrixBuilder builder, int pixels) {
        int[] end = new int[pixels + 1];
        for (int i = 0; i < size; i++) {
            end[pixel[i] + 1]++;
        }
        for (int p = 0; p < pixels; p++) {
            end[p + 1] += end[p];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[end[pixel[i]]++] = i; // afterwards end[p] is where pixel p ends
        }
        int i = 0;
        for (int p = 0; p < pixels; p++) {
            for (; i < end[p]; i++) {
                builder.add(channel[order[i]], count[order[i]]);
            }
            builder.endPixel();
        }
        size = 0;
    }
}
