package org.esmpy.io.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;

/**
 * A dense array of counts in a file, between it and sparse counts. Spectrum after spectrum is read and written in one
 * pass; if plane follows plane, a band of pixels is gathered from all planes at a time. Of the dense array only a few
 * megabytes are ever in memory.
 */
public final class DenseCounts {
    /** Most pixels of an image: 8192 × 8192. */
    public static final int MAX_PIXELS = 1 << 26;

    private static final int BUFFER_BYTES = 1 << 22;
    private static final int BAND_ENTRIES = 1 << 24;

    private final Path file;
    private final FileChannel channel;
    private final long offset;
    private final NumberType type;
    private final int channels;
    private final int pixels;

    /**
     * @param file   the file, for messages
     * @param offset where the array begins, bytes
     * @throws SpectrumFormatException if the file is too short for the array, or the sizes are impossible
     */
    public DenseCounts(Path file, FileChannel channel, long offset, NumberType type, long channels, long pixels)
            throws IOException {
        if (channels < 1 || channels > CountMatrix.MAX_CHANNELS || pixels < 1 || pixels > MAX_PIXELS) {
            throw SpectrumFormatException.of(
                    file,
                    "declares " + channels + " channels and " + pixels + " pixels; expected 1 to "
                            + CountMatrix.MAX_CHANNELS + " channels and 1 to " + MAX_PIXELS + " pixels");
        }
        long expected = offset + channels * pixels * type.bytes();
        if (offset < 0 || channel.size() < expected) {
            throw SpectrumFormatException.atOffset(
                    file,
                    channel.size(),
                    "is the end of the file; expected " + expected + " bytes for " + channels + " channels x " + pixels
                            + " pixels of " + type.typeName());
        }
        this.file = file;
        this.channel = channel;
        this.offset = offset;
        this.type = type;
        this.channels = (int) channels;
        this.pixels = (int) pixels;
    }

    /** Reads spectrum after spectrum: the channel runs fastest. */
    public CountMatrix readSpectra(ProgressListener listener) throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        Progress progress = new Progress(listener, pixels);
        int atOnce = Math.max(1, BUFFER_BYTES / (channels * type.bytes()));
        for (int first = 0; first < pixels; first += atOnce) {
            int some = Math.min(atOnce, pixels - first);
            ByteBuffer values = read((long) first * channels, some * channels);
            for (int p = 0; p < some; p++) {
                for (int c = 0; c < channels; c++) {
                    int count = count(values, p * channels + c);
                    if (count != 0) {
                        builder.add(c, count);
                    }
                }
                builder.endPixel();
            }
            progress.advance(some);
        }
        return builder.build();
    }

    /** Reads plane after plane, one for each channel: the column runs fastest. */
    public CountMatrix readPlanes(ProgressListener listener) throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        Progress progress = new Progress(listener, pixels);
        BandCounts band = new BandCounts();
        int atOnce = Math.max(1, Math.min(pixels, Math.max(BAND_ENTRIES / channels, CountMatrix.BLOCK_PIXELS)));
        for (int first = 0; first < pixels; first += atOnce) {
            int some = Math.min(atOnce, pixels - first);
            for (int c = 0; c < channels; c++) {
                ByteBuffer values = read((long) c * pixels + first, some);
                for (int p = 0; p < some; p++) {
                    int count = count(values, p);
                    if (count != 0) {
                        band.add(p, c, count);
                    }
                }
            }
            band.drainTo(builder, some);
            progress.advance(some);
        }
        return builder.build();
    }

    /** Writes spectrum after spectrum from the channel's position on. */
    public static void writeSpectra(CountMatrix counts, NumberType type, FileChannel channel) throws IOException {
        int spectrumBytes = counts.channels() * type.bytes();
        int atOnce = Math.max(1, BUFFER_BYTES / spectrumBytes);
        ByteBuffer values = ByteBuffer.allocate(Math.min(atOnce, counts.pixels()) * spectrumBytes)
                .order(type.order());
        for (int first = 0; first < counts.pixels(); first += atOnce) {
            int some = Math.min(atOnce, counts.pixels() - first);
            Arrays.fill(values.clear().array(), (byte) 0);
            for (int p = 0; p < some; p++) {
                int spectrum = p * counts.channels();
                counts.forEach(first + p, (c, count) -> put(values, spectrum + c, type.bytes(), count));
            }
            values.limit(some * spectrumBytes);
            while (values.hasRemaining()) {
                channel.write(values);
            }
        }
    }

    /** The narrowest unsigned integers that hold the counts. */
    public static NumberType narrowest(CountMatrix counts) {
        int bytes = counts.max() < 1 << 8 ? 1 : counts.max() < 1 << 16 ? 2 : 4;
        return new NumberType(NumberType.Kind.UNSIGNED, bytes, ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether two matrices hold the same counts. */
    public static boolean same(CountMatrix a, CountMatrix b) {
        boolean same = a.channels() == b.channels() && a.pixels() == b.pixels() && a.total() == b.total();
        for (int i = 0; same && i < a.blocks().size(); i++) {
            CountBlock one = a.blocks().get(i);
            CountBlock other = b.blocks().get(i);
            same = Arrays.equals(one.start(), other.start())
                    && Arrays.equals(one.unitEnd(), other.unitEnd())
                    && Arrays.equals(one.channel(), other.channel())
                    && Arrays.equals(one.many(), other.many());
        }
        return same;
    }

    /** Counts of columns read as rows: pixel {@code x * height + y} becomes pixel {@code y * width + x}. */
    public static CountMatrix transposed(CountMatrix counts, ImageShape shape) {
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), counts.pixels());
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                counts.forEach(x * shape.height() + y, builder::add);
                builder.endPixel();
            }
        }
        return builder.build();
    }

    private static void put(ByteBuffer values, int index, int bytes, int count) {
        switch (bytes) {
            case 1 -> values.put(index, (byte) count);
            case 2 -> values.putShort(2 * index, (short) count);
            default -> values.putInt(4 * index, count);
        }
    }

    private ByteBuffer read(long element, int length) throws IOException {
        ByteBuffer values = ByteBuffer.allocate(length * type.bytes()).order(type.order());
        long at = offset + element * type.bytes();
        while (values.hasRemaining()) {
            if (channel.read(values, at + values.position()) < 0) {
                throw new IOException(file.getFileName() + ": was cut while it was read");
            }
        }
        return values.flip();
    }

    private int count(ByteBuffer values, int index) {
        double value = type.read(values, index * type.bytes());
        int count = NumberType.toCount(value);
        if (count < 0) {
            throw SpectrumFormatException.of(
                    file,
                    "is " + type.typeName() + " and holds " + value
                            + "; expected whole counts from 0 to 2147483647. Undo any scaling or background subtraction");
        }
        return count;
    }
}
