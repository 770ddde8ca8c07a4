package org.esmpy.io.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.esmpy.io.SpectrumFormatException;

/**
 * The header of a {@code .npy} file: magic, version, length and a Python dictionary, padded to a multiple of
 * {@value #ALIGNMENT} bytes.
 */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX_1 = 10; // magic, version, 16-bit length
    private static final int PREFIX_2 = 12; // magic, version, 32-bit length
    private static final int ALIGNMENT = 64;
    private static final int MAX_TEXT = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]{0,400})\\)");

    private final int[] shape;
    private final int elements;
    private final int length;

    private NpyHeader(int[] shape, int elements, int length) {
        this.shape = shape;
        this.elements = elements;
        this.length = length;
    }

    static NpyHeader of(int[] shape) {
        int elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        int unpadded = PREFIX_1 + text(shape).length() + 1;
        return new NpyHeader(shape.clone(), elements, (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    int[] shape() {
        return shape.clone();
    }

    int elements() {
        return elements;
    }

    /** Bytes before the first value. */
    int length() {
        return length;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(bytes.array(), (byte) ' ');
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - PREFIX_1));
        bytes.put(text(shape).getBytes(StandardCharsets.US_ASCII));
        bytes.put(length - 1, (byte) '\n');
        return bytes.array();
    }

    /**
     * @throws SpectrumFormatException if the file does not begin with the header of a float64 array in C order
     */
    static NpyHeader read(Path file, FileChannel channel) throws IOException {
        ByteBuffer prefix = bytes(channel, 0, PREFIX_2);
        if (prefix.remaining() < PREFIX_2 || !Arrays.equals(Arrays.copyOf(prefix.array(), MAGIC.length), MAGIC)) {
            throw SpectrumFormatException.atOffset(file, 0, "holds no NumPy signature; expected a .npy file");
        }
        int version = prefix.get(MAGIC.length);
        int start = version == 1 ? PREFIX_1 : PREFIX_2;
        int size =
                version == 1 ? Short.toUnsignedInt(prefix.getShort(MAGIC.length + 2)) : prefix.getInt(MAGIC.length + 2);
        if (version < 1 || version > 3 || size < 0 || size > MAX_TEXT || start + size > channel.size()) {
            throw SpectrumFormatException.atOffset(
                    file,
                    MAGIC.length,
                    "declares version " + version + " and a header of " + size
                            + " bytes; expected version 1 to 3 and at" + " most "
                            + Math.min(MAX_TEXT, channel.size() - start));
        }
        ByteBuffer text = bytes(channel, start, size);
        int[] shape = parse(file, start, StandardCharsets.UTF_8.decode(text).toString());
        try {
            return new NpyHeader(shape, Arrays.stream(shape).reduce(1, Math::multiplyExact), start + size);
        } catch (ArithmeticException e) {
            throw SpectrumFormatException.atOffset(
                            file,
                            start,
                            "declares the shape " + Arrays.toString(shape) + "; expected fewer than 2^31 numbers")
                    .causedBy(e);
        }
    }

    private static int[] parse(Path file, int at, String text) {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw SpectrumFormatException.atOffset(file, at, "lacks descr, fortran_order or shape in its header");
        }
        boolean known = descr.group(1).equals("<f8") && order.group(1).equals("False");
        if (!known) {
            throw SpectrumFormatException.atOffset(
                    file,
                    at,
                    "declares type '" + descr.group(1) + "' and fortran_order " + order.group(1)
                            + "; expected '<f8' in C order: numpy.save(file, numpy.ascontiguousarray(a, '<f8'))");
        }
        try {
            return Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw SpectrumFormatException.atOffset(file, at, "declares the shape (" + shape.group(1) + ")")
                    .causedBy(e);
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
            continue;
        }
        return bytes.flip();
    }

    private static String text(int[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "{'descr': '<f8', 'fortran_order': False, 'shape': (" + lengths + (shape.length == 1 ? ",)" : ")")
                + ", }";
    }
}
