package org.esmpy.io.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.ReadBudget;

/** Reads the numbers of an array one after the other. */
final class NpyNumbers implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_MATRIX = 1 << 26;

    private final Path file;
    private final String name;
    private final InputStream in;
    private final NumberType type;
    private final NpyHeader header;
    private final long length;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long given;

    /**
     * @param name name of the array, for messages
     * @param axes number of its axes; a single number is accepted as an array of one axis
     * @throws SpectrumFormatException if the stream holds no such array
     */
    NpyNumbers(Path file, String name, InputStream in, int axes) throws IOException {
        this.file = file;
        this.name = name;
        this.in = in;
        this.header = NpyHeader.read(file, in);
        this.type = header.type().orElseThrow(() -> NpyAxes.error(file, header, name + " has to hold numbers"));
        this.length = header.elements();
        if (header.shape().length > axes || axes > 1 && header.shape().length < axes) {
            throw NpyAxes.error(file, header, name + " has to have " + axes + (axes == 1 ? " axis" : " axes"));
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
        given++;
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

    /**
     * Checks that all numbers were given, and that nothing follows them.
     *
     * @throws SpectrumFormatException if that is not so
     */
    void end() throws IOException {
        if (given != length || buffer.hasRemaining() || in.read() >= 0) {
            throw SpectrumFormatException.at(
                    file, name, "holds other than the " + length + " numbers that its header declares");
        }
    }

    /**
     * All numbers of an array with two axes. Memory is allocated as the numbers are read, so that a forged shape
     * allocates none.
     *
     * @throws SpectrumFormatException if there are too many, or they are in Fortran order
     */
    DMatrixRMaj matrix(ReadBudget budget) throws IOException {
        if (header.isFortranOrder() || length > MAX_MATRIX) {
            throw NpyAxes.error(
                    file, header, name + " has to be in C order and to have at most " + MAX_MATRIX + " numbers");
        }
        budget.reserve(name, Double.BYTES * length);
        double[] values = new double[(int) Math.min(length, BUFFER_BYTES)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * i));
            }
            values[i] = next();
        }
        end();
        return DMatrixRMaj.wrap((int) header.shape()[0], (int) header.shape()[1], values);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
