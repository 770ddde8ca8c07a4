package org.esmpy.io.internal.hdf5;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order in which an array names the chunks of a dataset: row-major over the shape that the dataset may grow to, the
 * axis without a limit being the slowest of an extensible array.
 *
 * @param axes  axes of the dataset, the slowest first; shared, not to be written to
 * @param spans chunks along each axis of the dataset; shared, not to be written to
 */
record ChunkOrder(int[] axes, long[] spans) {
    static ChunkOrder of(Dataspace extent, long[] chunk, boolean extensible) {
        long[] most = extent.most().clone();
        int[] axes = IntStream.range(0, chunk.length).toArray();
        for (int i = 0; i < most.length; i++) {
            if (most[i] < 0) {
                most[i] = extent.shape()[i];
                if (extensible) {
                    int slowest = i;
                    axes = IntStream.concat(
                                    IntStream.of(slowest),
                                    IntStream.range(0, chunk.length).filter(axis -> axis != slowest))
                            .toArray();
                }
            }
        }
        return new ChunkOrder(axes, chunks(most, chunk));
    }

    /** Chunks along each axis. */
    static long[] chunks(long[] shape, long[] chunk) {
        long[] chunks = new long[shape.length];
        Arrays.setAll(chunks, i -> (shape[i] + chunk[i] - 1) / chunk[i]);
        return chunks;
    }

    /** Chunks in all. */
    long length() {
        return Arrays.stream(spans).reduce(1, Math::multiplyExact);
    }

    /** Place of the n-th chunk along each axis. */
    long[] place(long n) {
        long[] place = new long[axes.length];
        long left = n;
        for (int i = axes.length - 1; i >= 0; i--) {
            place[axes[i]] = left % spans[axes[i]];
            left /= spans[axes[i]];
        }
        return place;
    }
}
