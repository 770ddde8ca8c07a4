package org.esmpy.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Writes maps as TIFF files of 32-bit floating point numbers that ImageJ opens as one hyperstack: a channel for each
 * map with its name, and the size of a pixel. Other programs show a page for each map.
 *
 * <p>Source: TIFF 6.0 (Adobe, 1992), TIFF Technical Note 3 (tag 339), and ImageJ's documentation of its description and
 * of its tags 50838 and 50839.
 */
public final class TiffStacks {
    private static final long MAX_BYTES = 0xffff_ffffL;

    private TiffStacks() {}

    /**
     * Writes or replaces a file; the file appears complete or not at all.
     *
     * @param names     name of each map, K
     * @param values    map after map, row after row, K·P; stored in single precision
     * @param shape     arrangement of the pixels
     * @param pixelSize calibrated pixel size, if known
     * @throws IllegalArgumentException if there are no maps, or fewer values than pixels of all maps, or more bytes
     *     than the format can address
     * @throws IOException              if the device fails
     */
    public static void write(
            Path file, List<String> names, double[] values, ImageShape shape, Optional<PixelSize> pixelSize)
            throws IOException {
        long mapBytes = (long) shape.pixels() * Float.BYTES;
        if (names.isEmpty() || values.length < (long) names.size() * shape.pixels()) {
            throw new IllegalArgumentException(names.size() + " maps of " + shape.pixels()
                    + " pixels need as many values and there must be at least one, got " + values.length + " values");
        }
        TiffHeader header = new TiffHeader(names, shape, pixelSize);
        if (header.length() + names.size() * mapBytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    names.size() + " maps of " + shape.pixels() + " pixels are more than the 4 GiB of a TIFF file");
        }
        AtomicFiles.write(file, part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                writeFully(channel, ByteBuffer.wrap(header.bytes()));
                for (int k = 0; k < names.size(); k++) {
                    writeMap(channel, values, k * shape.pixels(), shape);
                }
            }
        });
    }

    private static void writeMap(FileChannel channel, double[] values, int from, ImageShape shape) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(shape.width() * Float.BYTES);
        for (int y = 0; y < shape.height(); y++) {
            row.clear();
            for (int x = 0; x < shape.width(); x++) {
                row.putFloat((float) values[from + y * shape.width() + x]);
            }
            writeFully(channel, row.flip());
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
