package org.esmpy.io.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;

/** The numbers of a one-dimensional array, one after the other. */
final class NpyNumbers implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final String name;
    private final InputStream in;
    private final NumberType type;
    private final long length;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    /**
     * @param name name of the array, for messages
     * @throws SpectrumFormatException if the stream holds no such array
     */
    NpyNumbers(Path file, String name, InputStream in) throws IOException {
        this.file = file;
        this.name = name;
        this.in = in;
        NpyHeader header = NpyHeader.read(file, in);
        this.type = header.type().orElseThrow(() -> NpyAxes.error(file, header, name + " has to hold numbers"));
        this.length = header.elements();
        if (header.shape().length > 1) {
            throw NpyAxes.error(file, header, name + " has to have one axis");
        }
    }

    /** How many there are. */
    long length() {
        return length;
    }

    /** The next number, exactly if below 2^53. */
    double next() throws IOException {
        if (buffer.remaining() < type.bytes()) {
            buffer = ByteBuffer.wrap(in.readNBytes(BUFFER_BYTES)).order(type.order());
            if (buffer.remaining() < type.bytes()) {
                throw SpectrumFormatException.at(file, name, "ends too early; expected " + length + " numbers");
            }
        }
        double value = type.read(buffer, buffer.position());
        buffer.position(buffer.position() + type.bytes());
        return value;
    }

    /**
     * The next number as a whole one.
     *
     * @throws SpectrumFormatException if it is not from 0 to {@code most}
     */
    long nextWhole(long most) throws IOException {
        double value = next();
        if (!(value >= 0 && value <= most && value == Math.rint(value))) {
            throw SpectrumFormatException.at(
                    file, name, "holds " + value + "; expected whole numbers from 0 to " + most);
        }
        return (long) value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
