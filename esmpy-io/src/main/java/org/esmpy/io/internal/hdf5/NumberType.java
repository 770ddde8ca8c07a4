package org.esmpy.io.internal.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * How the numbers of a dataset are stored.
 *
 * @param kind  meaning of the bytes
 * @param bytes bytes per number: 1, 2, 4 or 8; 4 or 8 if floating
 * @param order byte order
 */
record NumberType(Kind kind, int bytes, ByteOrder order) {
    /** Meaning of the bytes of a number. */
    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOATING
    }

    /** The type, if it is an ordinary integer of 1 to 8 bytes or an IEEE float of 4 or 8. */
    static Optional<NumberType> of(DataType type) {
        int size = type.getSize();
        boolean power = size == 1 || size == 2 || size == 4 || size == 8;
        if (type instanceof FixedPoint integer
                && power
                && integer.getBitOffset() == 0
                && integer.getBitPrecision() == 8 * size) {
            Kind kind = integer.isSigned() ? Kind.SIGNED : Kind.UNSIGNED;
            return Optional.of(new NumberType(kind, size, integer.getByteOrder()));
        }
        if (type instanceof FloatingPoint floating && (size == 4 || size == 8)) {
            return Optional.of(new NumberType(Kind.FLOATING, size, floating.getByteOrder()));
        }
        return Optional.empty();
    }

    /** Name of any type, as NumPy says it where it has the type. */
    static String nameOf(DataType type) {
        if (type instanceof FixedPoint integer) {
            return (integer.isSigned() ? "int" : "uint") + integer.getBitPrecision();
        }
        if (type instanceof FloatingPoint) {
            return "float" + 8 * type.getSize();
        }
        return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The number at byte {@code at}, exactly if below 2^53. The buffer must have this type's order. */
    double read(ByteBuffer data, int at) {
        return switch (kind) {
            case UNSIGNED ->
                switch (bytes) {
                    case 1 -> Byte.toUnsignedInt(data.get(at));
                    case 2 -> Short.toUnsignedInt(data.getShort(at));
                    case 4 -> Integer.toUnsignedLong(data.getInt(at));
                    default -> data.getLong(at) < 0 ? 0x1p63 : data.getLong(at);
                };
            case SIGNED ->
                switch (bytes) {
                    case 1 -> data.get(at);
                    case 2 -> data.getShort(at);
                    case 4 -> data.getInt(at);
                    default -> data.getLong(at);
                };
            case FLOATING -> bytes == 4 ? data.getFloat(at) : data.getDouble(at);
        };
    }
}
