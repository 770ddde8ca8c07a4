package org.esmpy.io.bruker;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.internal.Progress;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;

/** Reads the packed spectra of a map: line after line, in each line the pixels that are not empty. */
final class BcfCube {
    private static final int LINES_AT = 0x1a0;
    private static final int PIXEL_HEADER_BYTES = 22;
    private static final int MAX_PIXELS = 1 << 26;

    private final BcfEntry entry;
    private final BcfInput in;
    private final ImageShape shape;

    /**
     * @throws org.esmpy.io.SpectrumFormatException if the size of the map is impossible
     */
    BcfCube(BcfEntry entry, BcfInput in) throws IOException {
        this.entry = entry;
        this.in = in;
        ByteBuffer header = in.next(LINES_AT);
        int height = header.getInt();
        int width = header.getInt();
        if (height < 1 || width < 1 || (long) height * width > MAX_PIXELS) {
            throw entry.error(
                    "declares " + height + " x " + width + " pixels; expected 1 to " + MAX_PIXELS + " in all");
        }
        this.shape = new ImageShape(height, width);
    }

    ImageShape shape() {
        return shape;
    }

    /**
     * Reads all pixels.
     *
     * @throws org.esmpy.io.SpectrumFormatException if they are damaged or break the budget
     */
    CountMatrix read(int channels, ReadBudget budget, ProgressListener listener) throws IOException {
        budget.checkPixels(shape.pixels());
        CountMatrixBuilder builder = CountMatrix.builder(channels, shape.pixels());
        Progress progress = new Progress(listener, shape.pixels());
        for (int row = 0; row < shape.height(); row++) {
            long pixels = Integer.toUnsignedLong(in.next(Integer.BYTES).getInt());
            int column = 0;
            for (long i = 0; i < pixels; i++) {
                ByteBuffer header = in.next(PIXEL_HEADER_BYTES);
                int x = header.getInt();
                if (x < column || x >= shape.width()) {
                    throw entry.error("has pixel " + x + " after pixel " + (column - 1) + " of line " + row
                            + " before its byte " + in.position() + "; the file is damaged");
                }
                for (; column < x; column++) {
                    builder.endPixel();
                }
                readPixel(header, builder);
                builder.endPixel();
                column++;
            }
            for (; column < shape.width(); column++) {
                builder.endPixel();
            }
            budget.check(builder);
            progress.advance(shape.width());
        }
        return builder.build();
    }

    private void readPixel(ByteBuffer header, CountMatrixBuilder builder) throws IOException {
        int flag = Short.toUnsignedInt(header.getShort(12));
        int pulses = Short.toUnsignedInt(header.getShort(16));
        ByteBuffer data = in.next(Integer.toUnsignedLong(header.getInt(18)));
        try {
            switch (flag) {
                case 0 -> addPulses(data, data.remaining() / Short.BYTES, builder);
                case 1 -> addPacked(data, pulses, builder);
                default -> addRuns(data, builder);
            }
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | ArithmeticException
                | IllegalArgumentException e) {
            throw entry.error("has a pixel before its byte " + in.position() + " that does not unpack ("
                            + e.getMessage() + "); the file is damaged")
                    .causedBy(e);
        }
    }

    private static void addPulses(ByteBuffer data, int pulses, CountMatrixBuilder builder) {
        for (int i = 0; i < pulses; i++) {
            builder.add(Short.toUnsignedInt(data.getShort()), 1);
        }
    }

    /** Channels of 12 bits; the bits run from the top of one 16-bit word to the next. */
    private static void addPacked(ByteBuffer data, int pulses, CountMatrixBuilder builder) {
        for (int i = 0; i < pulses; i++) {
            int bit = 12 * i;
            int word = bit / Short.SIZE * Short.BYTES;
            int first = Short.toUnsignedInt(data.getShort(word));
            int inWord = bit % Short.SIZE;
            int second = inWord > 4 ? Short.toUnsignedInt(data.getShort(word + Short.BYTES)) : 0;
            int both = first << Short.SIZE | second;
            builder.add(both << inWord >>> 20, 1);
        }
    }

    /** Runs of channels with a common base, then single events. */
    private void addRuns(ByteBuffer data, CountMatrixBuilder builder) throws IOException {
        int end = data.limit() - Integer.BYTES;
        int channel = 0;
        while (data.position() < end) {
            int size = Byte.toUnsignedInt(data.get());
            int length = Byte.toUnsignedInt(data.get());
            switch (size) {
                case 0 -> {}
                case 1 -> addNibbles(data, length, channel, builder);
                case 2, 4, 8 -> addRun(data, size, length, channel, builder);
                default ->
                    throw entry.error("has a run of " + size + " bytes before its byte " + in.position()
                            + "; expected 0, 1, 2, 4 or 8. The file is damaged");
            }
            channel += length;
        }
        int pulseBytes = data.getInt();
        addPulses(in.next(Integer.toUnsignedLong(pulseBytes)), pulseBytes / Short.BYTES, builder);
    }

    private static void addNibbles(ByteBuffer data, int length, int first, CountMatrixBuilder builder) {
        int base = Byte.toUnsignedInt(data.get());
        for (int i = 0; i < length; i += 2) {
            int both = Byte.toUnsignedInt(data.get());
            add(first + i, base + (both & 0xf), builder);
            if (i + 1 < length) {
                add(first + i + 1, base + (both >>> 4), builder);
            }
        }
    }

    private static void addRun(ByteBuffer data, int size, int length, int first, CountMatrixBuilder builder) {
        long base = unsigned(data, size);
        for (int i = 0; i < length; i++) {
            add(first + i, Math.addExact(base, unsigned(data, size / 2)), builder);
        }
    }

    private static void add(int channel, long count, CountMatrixBuilder builder) {
        if (count != 0) {
            builder.add(channel, Math.toIntExact(count));
        }
    }

    private static long unsigned(ByteBuffer data, int bytes) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedLong(data.get());
            case 2 -> Short.toUnsignedLong(data.getShort());
            case 4 -> Integer.toUnsignedLong(data.getInt());
            default -> data.getLong();
        };
    }
}
