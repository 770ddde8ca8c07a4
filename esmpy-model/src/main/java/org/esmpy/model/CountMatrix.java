package org.esmpy.model;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Counts X (L×P), of which only the non-zeros are stored, pixel after pixel, in blocks of {@value #BLOCK_PIXELS}
 * pixels so that no array comes near 2³¹ entries. The blocks are also the units of parallel work: they depend on
 * nothing but the pixel number, so that sums over blocks in their order have the same bits for any number of threads.
 * Immutable.
 */
public final class CountMatrix {
    /** Pixels per block; only the last block may have fewer. */
    public static final int BLOCK_PIXELS = 1024;

    /** Largest number of channels: a channel is stored in 16 bits. */
    public static final int MAX_CHANNELS = 65_536;

    /** Memory that a pixel takes, with counts or without, bytes. */
    public static final int PIXEL_BYTES = 12;

    private final int channels;
    private final int pixels;
    private final List<CountBlock> blocks;
    private final long total;
    private final long nonZeros;
    private final int max;

    CountMatrix(int channels, int pixels, List<CountBlock> blocks, long total, int max) {
        this.channels = channels;
        this.pixels = pixels;
        this.blocks = List.copyOf(blocks);
        this.total = total;
        this.nonZeros = blocks.stream().mapToLong(CountBlock::nonZeros).sum();
        this.max = max;
    }

    /** A builder that takes the counts of one pixel after the other. */
    public static CountMatrixBuilder builder(int channels, int pixels) {
        return new CountMatrixBuilder(channels, pixels);
    }

    /**
     * Counts in compressed rows, as SciPy's {@code csr_matrix} of pixels × channels has them. Copied.
     *
     * @param channels number of channels, L
     * @param start    where the entries of each pixel begin, and the end of all: P + 1 numbers from 0 on, never falling
     * @param channel  channel of each entry, 0 … L−1; in any order, entries of one channel add up
     * @param count    of each entry, at least 0
     * @throws IllegalArgumentException if the arrays do not belong together, or a value is out of range
     */
    public static CountMatrix ofCsr(int channels, int[] start, int[] channel, int[] count) {
        if (start.length < 2 || start[0] != 0 || start[start.length - 1] != count.length) {
            throw new IllegalArgumentException(
                    "the starts of pixels go from 0 to the number of entries, " + count.length
                            + ", got " + (start.length == 0 ? "none" : start[0] + " to " + start[start.length - 1])
                            + " in " + start.length + " numbers");
        }
        if (channel.length != count.length) {
            throw new IllegalArgumentException(
                    "every entry has a channel and a count, got " + channel.length + " and " + count.length);
        }
        CountMatrixBuilder builder = builder(channels, start.length - 1);
        for (int p = 0; p + 1 < start.length; p++) {
            if (start[p + 1] < start[p] || start[p + 1] > count.length) {
                throw new IllegalArgumentException("the entries of pixel " + p + " begin at " + start[p]
                        + " and end at " + start[p + 1] + " of " + count.length);
            }
            for (int i = start[p]; i < start[p + 1]; i++) {
                requireChannel(channel[i], channels, p);
                builder.add(channel[i], count[i]);
            }
            builder.endPixel();
        }
        return builder.build();
    }

    private static void requireChannel(int channel, int channels, int pixel) {
        if (channel < 0 || channel >= channels) {
            throw new IllegalArgumentException(
                    "pixel " + pixel + " has an entry in channel " + channel + "; there are 0 to " + (channels - 1));
        }
    }

    /** Number of channels, L. */
    public int channels() {
        return channels;
    }

    /** Number of pixels, P. */
    public int pixels() {
        return pixels;
    }

    /** Sum of all counts. */
    public long total() {
        return total;
    }

    /** Number of stored entries. */
    public long nonZeros() {
        return nonZeros;
    }

    /** Largest count of one channel of one pixel; 0 if the matrix is empty. */
    public int max() {
        return max;
    }

    /** Blocks of {@link #BLOCK_PIXELS} pixels in order. Their arrays are shared: read only. */
    public List<CountBlock> blocks() {
        return blocks;
    }

    /** Visits the non-zero entries of {@code pixel}: single counts in ascending channel order, then the others. */
    public void forEach(int pixel, CountVisitor visitor) {
        CountBlock block = blocks.get(Objects.checkIndex(pixel, pixels) / BLOCK_PIXELS);
        int p = pixel % BLOCK_PIXELS;
        char[] channel = block.channel();
        int unitEnd = block.unitEnd()[p];
        for (int i = block.start()[p]; i < unitEnd; i++) {
            visitor.accept(channel[i], 1);
        }
        int many = block.manyStart()[p];
        for (int i = unitEnd; i < block.start()[p + 1]; i++) {
            visitor.accept(channel[i], block.many()[many++]);
        }
    }

    /**
     * Counts summed over groups of pixels, L×groups.
     *
     * @param groups  number of groups
     * @param groupOf the group of each pixel, 0 … groups − 1
     * @throws ArithmeticException if a sum does not fit into a count
     */
    public CountMatrix grouped(int groups, IntUnaryOperator groupOf) {
        return CountRegrouping.grouped(this, groups, groupOf);
    }

    /** Sum over all pixels per channel; length L. */
    public long[] channelTotals() {
        long[] totals = new long[channels];
        for (CountBlock block : blocks) {
            addChannelTotals(block, totals);
        }
        return totals;
    }

    /** Sum over all channels per pixel; length P. */
    public long[] pixelTotals() {
        long[] totals = new long[pixels];
        for (CountBlock block : blocks) {
            for (int p = 0; p < block.pixels(); p++) {
                long sum = block.unitEnd()[p] - block.start()[p];
                for (int i = block.manyStart()[p]; i < block.manyStart()[p + 1]; i++) {
                    sum += block.many()[i];
                }
                totals[block.firstPixel() + p] = sum;
            }
        }
        return totals;
    }

    private static void addChannelTotals(CountBlock block, long[] totals) {
        char[] channel = block.channel();
        for (int p = 0; p < block.pixels(); p++) {
            int unitEnd = block.unitEnd()[p];
            for (int i = block.start()[p]; i < unitEnd; i++) {
                totals[channel[i]]++;
            }
            int many = block.manyStart()[p];
            for (int i = unitEnd; i < block.start()[p + 1]; i++) {
                totals[channel[i]] += block.many()[many++];
            }
        }
    }

    @Override
    public String toString() {
        return channels + " channels x " + pixels + " pixels, " + total + " counts in " + nonZeros + " entries";
    }
}
