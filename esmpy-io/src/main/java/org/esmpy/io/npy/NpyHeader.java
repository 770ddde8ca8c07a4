package org.esmpy.io.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.NumberType.Kind;

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
    private static final Pattern NUMBER = Pattern.compile("([<>|=])([uif])([1248])");
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]{0,400})\\)");

    private final String descr;
    private final boolean fortranOrder;
    private final long[] shape;
    private final int length;

    private NpyHeader(String descr, boolean fortranOrder, long[] shape, int length) {
        this.descr = descr;
        this.fortranOrder = fortranOrder;
        this.shape = shape;
        this.length = length;
    }

    /** The header of an array in C order. */
    static NpyHeader of(String descr, long... shape) {
        int unpadded = PREFIX_1 + text(descr, shape).length() + 1;
        return new NpyHeader(descr, false, shape.clone(), (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    /** NumPy's name of a type, byte order included. */
    static String descr(NumberType type) {
        String kind = type.kind() == Kind.UNSIGNED ? "u" : type.kind() == Kind.SIGNED ? "i" : "f";
        String order = type.bytes() == 1 ? "|" : type.order() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
        return order + kind + type.bytes();
    }

    /** Length of each axis; a copy. */
    long[] shape() {
        return shape.clone();
    }

    /** Whether the first index runs fastest. */
    boolean isFortranOrder() {
        return fortranOrder;
    }

    /** NumPy's name of the type, e.g. {@code "<f8"}. */
    String descr() {
        return descr;
    }

    /** The type, if it is one of numbers. */
    Optional<NumberType> type() {
        Matcher matcher = NUMBER.matcher(descr);
        if (!matcher.matches() || descr.endsWith("f1") || descr.endsWith("f2")) {
            return Optional.empty();
        }
        Kind kind = switch (matcher.group(2)) {
            case "u" -> Kind.UNSIGNED;
            case "i" -> Kind.SIGNED;
            default -> Kind.FLOATING;
        };
        ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new NumberType(kind, Integer.parseInt(matcher.group(3)), order));
    }

    /**
     * Number of values.
     *
     * @throws ArithmeticException if it is beyond all bounds
     */
    long elements() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Bytes before the first value. */
    int length() {
        return length;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(bytes.array(), (byte) ' ');
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - PREFIX_1));
        bytes.put(text(descr, shape).getBytes(StandardCharsets.US_ASCII));
        bytes.put(length - 1, (byte) '\n');
        return bytes.array();
    }

    /**
     * Reads the header at the beginning of a stream, which is then at the first value.
     *
     * @param file where it comes from, for messages
     * @throws SpectrumFormatException if the stream does not begin with a header
     */
    static NpyHeader read(Path file, InputStream in) throws IOException {
        ByteBuffer prefix = ByteBuffer.wrap(in.readNBytes(PREFIX_1)).order(ByteOrder.LITTLE_ENDIAN);
        if (prefix.remaining() < PREFIX_1 || !startsWithMagic(prefix.array())) {
            throw SpectrumFormatException.atOffset(file, 0, "holds no NumPy signature; expected a .npy file");
        }
        int version = prefix.get(MAGIC.length);
        int start = version == 1 ? PREFIX_1 : PREFIX_2;
        int low = Short.toUnsignedInt(prefix.getShort(MAGIC.length + 2));
        byte[] more = version == 1 ? new byte[2] : in.readNBytes(2);
        int size = more.length < 2 ? -1 : low | Byte.toUnsignedInt(more[0]) << 16 | more[1] << 24;
        byte[] text = version < 1 || version > 3 || size < 0 || size > MAX_TEXT ? new byte[0] : in.readNBytes(size);
        if (text.length == 0 || text.length < size) {
            throw SpectrumFormatException.atOffset(
                    file,
                    MAGIC.length,
                    "declares version " + version + " and a header of " + size
                            + " bytes; expected version 1 to 3 and at most " + MAX_TEXT + " bytes, all there");
        }
        return parse(file, start, new String(text, StandardCharsets.UTF_8));
    }

    static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    private static NpyHeader parse(Path file, int at, String text) {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw SpectrumFormatException.atOffset(file, at, "lacks descr, fortran_order or shape in its header");
        }
        try {
            long[] lengths = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            NpyHeader header = new NpyHeader(
                    descr.group(1),
                    order.group(1).equals("True"),
                    lengths,
                    at + text.getBytes(StandardCharsets.UTF_8).length);
            header.elements();
            return header;
        } catch (NumberFormatException | ArithmeticException e) {
            throw SpectrumFormatException.atOffset(
                            file, at, "declares the shape (" + shape.group(1) + "); expected fewer than 2^63 numbers")
                    .causedBy(e);
        }
    }

    private static String text(String descr, long[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + lengths
                + (shape.length == 1 ? ",)" : ")") + ", }";
    }
}
