package org.esmpy.io.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.esmpy.io.SpectrumFormatException;

/** Reads numbers and texts at offsets of a binary file. Reading behind its end throws an exception with the place. */
public final class FileBytes implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final ByteOrder order;
    private final long length;

    private FileBytes(Path file, FileChannel channel, ByteOrder order) throws IOException {
        this.file = file;
        this.channel = channel;
        this.order = order;
        this.length = channel.size();
    }

    /**
     * Opens a file.
     *
     * @throws IOException if the device fails or the file does not exist
     */
    public static FileBytes open(Path file, ByteOrder order) throws IOException {
        return new FileBytes(file, FileChannel.open(file, StandardOpenOption.READ), order);
    }

    /** The first bytes of a file, as many as there are up to {@code most}. */
    public static ByteBuffer begin(Path file, int most, ByteOrder order) throws IOException {
        try (FileBytes bytes = open(file, order)) {
            return bytes.at(0, (int) Math.min(most, bytes.length()));
        }
    }

    public Path file() {
        return file;
    }

    public FileChannel channel() {
        return channel;
    }

    /** Bytes of the whole file. */
    public long length() {
        return length;
    }

    /**
     * The bytes from an offset on, all of them.
     *
     * @throws SpectrumFormatException if the file ends before
     */
    public ByteBuffer at(long offset, int bytes) throws IOException {
        if (offset < 0 || bytes < 0 || offset > length - bytes) {
            throw error(
                    length,
                    "is the end of the file; expected " + bytes + " bytes from byte " + offset
                            + " on. The file is truncated or damaged");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException(file.getFileName() + ": was cut while it was read");
            }
        }
        return buffer.flip();
    }

    /** The text of a field of fixed length, up to its first NUL, without blanks around it. */
    public String text(long offset, int bytes, Charset charset) throws IOException {
        String text = new String(at(offset, bytes).array(), charset);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /** Says that the bytes from {@code offset} on are wrong. */
    public SpectrumFormatException error(long offset, String problem) {
        return SpectrumFormatException.atOffset(file, offset, problem);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
