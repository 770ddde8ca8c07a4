package org.esmpy.io.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.CountRepair;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;

/**
 * Converts a dense array of counts in a file to sparse counts and back. Spectrum after spectrum is read and written in
 * one pass; if plane follows plane, a band of pixels is gathered from all planes at a time. Only a few megabytes of the
 * dense array are in memory at a time.
 */
public final class DenseCounts {
    /** Most pixels of an image: 8192 × 8192. */
    public static final int MAX_PIXELS = 1 << 26;

    private static final int BUFFER_BYTES = 1 << 22;
    private static final int BAND_ENTRIES = 1 << 24;

    private final Path file;
    private final Bytes bytes;
    private final NumberType type;
    private final int channels;
    private final int pixels;
    private final ReadBudget budget;
    private final CountRepair repair;

    /**
     * The type and the size of an array.
     *
     * @param type     how they are stored
     * @param channels channels of a spectrum
     * @param pixels   number of spectra
     */
    public record Layout(NumberType type, long channels, long pixels) {
        private void check(Path file) {
            if (channels < 1 || channels > CountMatrix.MAX_CHANNELS || pixels < 1 || pixels > MAX_PIXELS) {
                throw SpectrumFormatException.of(
                        file,
                        "declares " + channels + " channels and " + pixels + " pixels; expected 1 to "
                                + CountMatrix.MAX_CHANNELS + " channels and 1 to " + MAX_PIXELS + " pixels");
            }
        }

        /** Bytes of all numbers. */
        public long bytes() {
            return channels * pixels * type.bytes();
        }

        @Override
        public String toString() {
            return bytes() + " bytes for " + channels + " channels x " + pixels + " pixels of " + type.typeName();
        }
    }

    private DenseCounts(Path file, Bytes bytes, Layout layout, ReadBudget budget, CountRepair repair) {
        budget.checkPixels(layout.pixels());
        this.file = file;
        this.bytes = bytes;
        this.type = layout.type();
        this.channels = (int) layout.channels();
        this.pixels = (int) layout.pixels();
        this.budget = budget;
        this.repair = repair;
    }

    /**
     * An array in a file.
     *
     * @param file   the file, for messages
     * @param offset where the array begins, bytes
     * @throws SpectrumFormatException if the file is too short for the array, or the sizes are impossible
     */
    public static DenseCounts in(Path file, FileChannel channel, long offset, Layout layout, ReadOptions options)
            throws IOException {
        layout.check(file);
        long expected = offset + layout.bytes();
        if (offset < 0 || channel.size() < expected) {
            throw SpectrumFormatException.atOffset(
                    file,
                    channel.size(),
                    "is the end of the file; expected " + expected + " bytes: " + offset + " and " + layout);
        }
        ReadBudget budget = ReadBudget.of(file, channel.size(), options);
        return new DenseCounts(file, new FileBytes(file, channel, offset), layout, budget, options.repair());
    }

    /**
     * An array in a stream, such as in an archive, which can be read only once and as a whole.
     *
     * @throws SpectrumFormatException if the sizes are impossible
     */
    public static DenseCounts from(Path file, InputStream stream, Layout layout, ReadOptions options)
            throws IOException {
        layout.check(file);
        return new DenseCounts(
                file, new StreamBytes(file, stream, layout), layout, ReadBudget.of(file, options), options.repair());
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
            budget.check(builder);
            progress.advance(some);
        }
        return builder.build();
    }

    /** Reads plane after plane, one for each channel: the column runs fastest. */
    public CountMatrix readPlanes(ProgressListener listener) throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        Progress progress = new Progress(listener, pixels);
        BandCounts band = new BandCounts();
        int atOnce = bytes.comeOnce()
                ? pixels
                : Math.max(1, Math.min(pixels, Math.max(BAND_ENTRIES / channels, CountMatrix.BLOCK_PIXELS)));
        for (int first = 0; first < pixels; first += atOnce) {
            int some = Math.min(atOnce, pixels - first);
            for (int c = 0; c < channels; c++) {
                addPlane(c, first, some, band);
                budget.check("its counts", band.bytes() + builder.bytes());
            }
            band.drainTo(builder, some);
            progress.advance(some);
        }
        return builder.build();
    }

    private void addPlane(int channel, int first, int some, BandCounts band) throws IOException {
        int atOnce = BUFFER_BYTES / type.bytes();
        for (int from = 0; from < some; from += atOnce) {
            ByteBuffer values = read((long) channel * pixels + first + from, Math.min(atOnce, some - from));
            for (int p = 0; p < values.limit() / type.bytes(); p++) {
                int count = count(values, p);
                if (count != 0) {
                    band.add(from + p, channel, count);
                }
            }
        }
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
        return bytes.read(element * type.bytes(), length * type.bytes()).order(type.order());
    }

    private int count(ByteBuffer values, int index) {
        double value = type.read(values, index * type.bytes());
        int count = repair.count(value);
        if (count < 0) {
            throw SpectrumFormatException.of(
                    file, "is " + type.typeName() + " and holds " + value + "; " + repair.advice(value));
        }
        return count;
    }

    /** The bytes of an array. */
    private interface Bytes {
        /** The next bytes from a place in the array on, all of them. */
        ByteBuffer read(long at, int length) throws IOException;

        /** Whether bytes can be read only once and in their order. */
        boolean comeOnce();
    }

    /** Bytes in a file. */
    private record FileBytes(Path file, FileChannel channel, long offset) implements Bytes {
        @Override
        public ByteBuffer read(long at, int length) throws IOException {
            ByteBuffer values = ByteBuffer.allocate(length);
            while (values.hasRemaining()) {
                if (channel.read(values, offset + at + values.position()) < 0) {
                    throw new IOException(file.getFileName() + ": was cut while it was read");
                }
            }
            return values.flip();
        }

        @Override
        public boolean comeOnce() {
            return false;
        }
    }

    /** Bytes out of a stream, which has to end with them. */
    private record StreamBytes(Path file, InputStream stream, Layout layout) implements Bytes {
        @Override
        public ByteBuffer read(long at, int length) throws IOException {
            byte[] values = stream.readNBytes(length);
            boolean last = at + length == layout.bytes();
            if (values.length < length || last && stream.read() >= 0) {
                throw SpectrumFormatException.of(
                        file,
                        "holds " + (last && values.length == length ? "more" : "less") + " than its header declares: "
                                + layout);
            }
            return ByteBuffer.wrap(values);
        }

        @Override
        public boolean comeOnce() {
            return true;
        }
    }
}
