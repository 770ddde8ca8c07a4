package org.esmpy.io.internal.hdf5;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.NumberType.Kind;

/**
 * The type of the elements of a dataset or an attribute. Layout: HDF5 File Format Specification 3.0, section IV.A.2.d;
 * version 5 of HDF5 2.0 writes the same for the types that are read here.
 *
 * @param kind     class of the type
 * @param bytes    bytes of an element; at least 1
 * @param flags    the bits of the class
 * @param bitField bit offset and precision of a number; precision in the upper half
 * @param base     type of the elements of an enumeration or a sequence; else empty
 * @param names    names of the members of an enumeration
 * @param values   their values, one after the other
 */
record Datatype(
        Family kind, int bytes, int flags, long bitField, Optional<Datatype> base, List<String> names, byte[] values) {
    /** Classes of types, in the order of their numbers. */
    enum Family {
        INTEGER,
        FLOATING,
        TIME,
        STRING,
        BITS,
        OPAQUE,
        COMPOUND,
        REFERENCE,
        ENUMERATION,
        SEQUENCE,
        ARRAY,
        COMPLEX
    }

    private static final int MAX_VERSION = 5;
    private static final int MAX_DEPTH = 8;

    /** @throws SpectrumFormatException if the type is damaged, or of an unknown version */
    static Datatype read(Fields fields) {
        return read(fields, 0);
    }

    private static Datatype read(Fields fields, int depth) {
        int first = fields.u8();
        int version = first >> 4;
        int number = first & 0xf;
        int flags = fields.u8() | fields.u16() << Byte.SIZE;
        long bytes = fields.u32();
        if (version < 1 || version > MAX_VERSION || number >= Family.values().length) {
            throw SpectrumFormatException.atOffset(
                    fields.file().path(),
                    fields.address(),
                    "holds a data type of version " + version + " and class " + number + "; expected version 1 to "
                            + MAX_VERSION + " and class 0 to " + (Family.values().length - 1)
                            + ". Save the file with h5py's libver='v110', or it is damaged");
        }
        if (bytes < 1 || bytes > Integer.MAX_VALUE || depth > MAX_DEPTH) {
            throw fields.file().damaged(fields.address(), "holds a data type of " + bytes + " bytes");
        }
        Family kind = Family.values()[number];
        Datatype plain = new Datatype(kind, (int) bytes, flags, 0, Optional.empty(), List.of(), new byte[0]);
        return switch (kind) {
            case INTEGER, FLOATING -> plain.withBitField(fields.u32());
            case SEQUENCE -> plain.withBase(read(fields, depth + 1));
            case ENUMERATION -> plain.withBase(read(fields, depth + 1)).withMembers(fields, version);
            default -> plain;
        };
    }

    /** The type as numbers, if it is an ordinary integer of 1 to 8 bytes or an IEEE float of 4 or 8. */
    Optional<NumberType> numberType() {
        boolean power = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        boolean whole = bitField == (long) Byte.SIZE * bytes << Short.SIZE;
        ByteOrder order = (flags & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        if (kind == Family.INTEGER && power && whole) {
            return Optional.of(new NumberType((flags & 8) == 0 ? Kind.UNSIGNED : Kind.SIGNED, bytes, order));
        }
        boolean vax = (flags & 0x40) != 0;
        return kind == Family.FLOATING && (bytes == 4 || bytes == 8) && whole && !vax
                ? Optional.of(new NumberType(Kind.FLOATING, bytes, order))
                : Optional.empty();
    }

    /** Name of the type, NumPy's if it has the type. */
    String typeName() {
        return switch (kind) {
            case INTEGER -> ((flags & 8) == 0 ? "uint" : "int") + (bitField >> Short.SIZE);
            case FLOATING -> "float" + Byte.SIZE * bytes;
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether an element is a text of any length, kept elsewhere. */
    boolean isText() {
        return kind == Family.SEQUENCE && (flags & 0xf) == 1;
    }

    private Datatype withBitField(long value) {
        return new Datatype(kind, bytes, flags, value, base, names, values);
    }

    private Datatype withBase(Datatype value) {
        return new Datatype(kind, bytes, flags, bitField, Optional.of(value), names, values);
    }

    /** Names are filled up to a multiple of 8 bytes before version 3. */
    private Datatype withMembers(Fields fields, int version) {
        List<String> members = new ArrayList<>();
        int count = flags & 0xffff;
        for (int i = 0; i < count; i++) {
            int before = fields.position();
            members.add(fields.text());
            fields.skip(version < 3 ? -(fields.position() - before) & 7 : 0);
        }
        return new Datatype(kind, bytes, flags, bitField, base, members, fields.bytes((long) count * bytes));
    }
}
