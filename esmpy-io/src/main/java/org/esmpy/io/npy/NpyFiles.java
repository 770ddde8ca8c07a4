package org.esmpy.io.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.staging.AtomicFiles;

/**
 * Reads and writes NumPy's {@code .npy} files of little-endian float64 in C order, which is what
 * {@code numpy.save(file, array)} makes of a float64 array. Source: NumPy's documentation, "numpy.lib.format", versions
 * 1.0 to 3.0.
 */
public final class NpyFiles {
    private static final String DOUBLES = "<f8";
    private static final int BUFFER_BYTES = 1 << 16;

    private NpyFiles() {}

    /**
     * Writes or replaces a file; the file appears complete or not at all.
     *
     * @param values the values in C order
     * @param shape  length of each axis
     * @throws IOException if the device fails
     */
    public static void write(Path file, double[] values, int... shape) throws IOException {
        NpyArray array = NpyArray.wrap(values, shape);
        AtomicFiles.write(file, part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                writeFully(
                        channel,
                        ByteBuffer.wrap(
                                NpyHeader.of(DOUBLES, lengths(array.shape())).toBytes()));
                writeValues(channel, values);
            }
        });
    }

    /**
     * Reads a file.
     *
     * @throws SpectrumFormatException if it is not a complete array of float64 in C order
     * @throws IOException             if the device fails or the file does not exist
     */
    public static NpyArray read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(file, Channels.newInputStream(channel));
            if (!header.descr().equals(DOUBLES)
                    || header.isFortranOrder()
                    || header.elements() > Integer.MAX_VALUE - 16
                    || Arrays.stream(header.shape()).anyMatch(axis -> axis > Integer.MAX_VALUE)) {
                throw SpectrumFormatException.atOffset(
                        file,
                        header.length(),
                        "begins an array " + Arrays.toString(header.shape()) + " of " + header.elements()
                                + " numbers of type '" + header.descr()
                                + "' in Fortran order: " + header.isFortranOrder()
                                + "; expected fewer than 2^31 of '<f8' in C order: numpy.save(file,"
                                + " numpy.ascontiguousarray(a, '<f8'))");
            }
            long expected = header.length() + (long) Double.BYTES * header.elements();
            if (channel.size() != expected) {
                throw SpectrumFormatException.atOffset(
                        file,
                        Math.min(channel.size(), expected),
                        "is the end of the " + (channel.size() < expected ? "file" : "array") + "; expected " + expected
                                + " bytes for " + header.elements() + " numbers, got " + channel.size());
            }
            return NpyArray.wrap(
                    readValues(channel, header),
                    Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray());
        }
    }

    private static long[] lengths(int[] shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static void writeValues(FileChannel channel, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += BUFFER_BYTES / Double.BYTES) {
            int length = Math.min(BUFFER_BYTES / Double.BYTES, values.length - from);
            buffer.clear().asDoubleBuffer().put(values, from, length);
            writeFully(channel, buffer.limit(length * Double.BYTES));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static double[] readValues(FileChannel channel, NpyHeader header) throws IOException {
        double[] values = new double[(int) header.elements()];
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(header.length());
        for (int from = 0; from < values.length; from += BUFFER_BYTES / Double.BYTES) {
            int length = Math.min(BUFFER_BYTES / Double.BYTES, values.length - from);
            buffer.clear().limit(length * Double.BYTES);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new IOException("the file was cut while it was read");
                }
            }
            buffer.flip().asDoubleBuffer().get(values, from, length);
        }
        return values;
    }
}
