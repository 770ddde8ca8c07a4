package org.esmpy.io.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the numbers of a dataset are stored.
 *
 * @param kind  meaning of the bytes
 * @param bytes bytes per number: 1, 2, 4 or 8; 4 or 8 if floating
 * @param order byte order
 */
public record NumberType(Kind kind, int bytes, ByteOrder order) {
    /** Meaning of the bytes of a number. */
    public enum Kind {
        UNSIGNED,
        SIGNED,
        FLOATING
    }

    /** The number at byte {@code at}, exactly if below 2^53. The buffer must have this type's order. */
    public double read(ByteBuffer data, int at) {
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

    /** The first {@code count} numbers of a buffer that has this type's order, in single precision. */
    public float[] floats(ByteBuffer data, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) read(data, i * bytes);
        }
        return values;
    }

    /** NumPy's name, e.g. {@code "uint16"}. */
    public String typeName() {
        return switch (kind) {
            case UNSIGNED -> "uint" + Byte.SIZE * bytes;
            case SIGNED -> "int" + Byte.SIZE * bytes;
            case FLOATING -> "float" + Byte.SIZE * bytes;
        };
    }
}
