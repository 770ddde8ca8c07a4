package org.esmpy.io.dm;

import java.nio.ByteOrder;
import java.util.Optional;
import org.esmpy.io.internal.NumberType;

/**
 * The place and the type of a tag's value. Structures are skipped.
 *
 * @param code    type of the number, or of the elements of the array
 * @param isArray whether it is an array
 * @param length  number of elements
 * @param bytes   bytes of all of them
 * @param offset  where they begin
 */
record DmValue(int code, boolean isArray, long length, long bytes, long offset) {
    private static final int STRUCTURE = 15;
    private static final int STRING = 18;
    private static final int ARRAY = 20;
    private static final int CHARACTERS = 4;

    /** Bytes of the simple types 2 to 12. */
    private static final int[] BYTES = {2, 4, 2, 4, 4, 8, 1, 1, 1, 8, 8};

    private static final int FIRST_SIMPLE = 2;

    /** The value that these words describe; empty if they are invalid. */
    static Optional<DmValue> of(long[] words, long offset) {
        int code = (int) words[0];
        boolean array = code == ARRAY;
        if (code == STRING && words.length == 2 && isLength(words[1])) {
            return Optional.of(new DmValue(CHARACTERS, true, words[1], words[1] * Character.BYTES, offset));
        }
        long elementBytes = bytes(words, array ? 1 : 0, array ? words.length - 1 : words.length);
        long length = array ? words[words.length - 1] : 1;
        if (elementBytes < 0 || !isLength(length) || elementBytes > 0 && length > Long.MAX_VALUE / elementBytes) {
            return Optional.empty();
        }
        return Optional.of(new DmValue(array ? (int) words[1] : code, array, length, length * elementBytes, offset));
    }

    /** Whether it is an array of 16-bit numbers, which texts are. */
    boolean isText() {
        return isArray && code == CHARACTERS;
    }

    /** The storage of its numbers; empty for structures. */
    Optional<NumberType> type(ByteOrder order) {
        int index = code - FIRST_SIMPLE;
        if (index < 0 || index >= BYTES.length) {
            return Optional.empty();
        }
        NumberType.Kind kind = switch (code) {
            case 6, 7 -> NumberType.Kind.FLOATING;
            case 2, 3, 9, 11 -> NumberType.Kind.SIGNED;
            default -> NumberType.Kind.UNSIGNED;
        };
        return Optional.of(new NumberType(kind, BYTES[index], order));
    }

    /** Bytes of the type that the words {@code from} to {@code to} describe; −1 if none. */
    private static long bytes(long[] words, int from, int to) {
        if (from >= to) {
            return -1;
        }
        if (words[from] == STRUCTURE) {
            return structureBytes(words, from, to);
        }
        if (words[from] == ARRAY && isLength(words[to - 1])) { // an array in an array
            long element = bytes(words, from + 1, to - 1);
            return element < 0 || element > 0 && words[to - 1] > Integer.MAX_VALUE / element
                    ? -1
                    : element * words[to - 1];
        }
        int index = (int) words[from] - FIRST_SIMPLE;
        return to - from == 1 && index >= 0 && index < BYTES.length ? BYTES[index] : -1;
    }

    /** A structure: length of its name, number of fields, and for each field length of its name and type. */
    private static long structureBytes(long[] words, int from, int to) {
        int fields = from + 2 < to && words[from + 2] <= to ? (int) words[from + 2] : -1;
        if (fields < 0 || from + 3 + 2 * fields != to) {
            return -1;
        }
        long bytes = 0;
        for (int i = 0; i < fields; i++) {
            long field = bytes(words, from + 4 + 2 * i, from + 5 + 2 * i);
            if (field < 0) {
                return -1;
            }
            bytes += field;
        }
        return bytes;
    }

    private static boolean isLength(long length) {
        return length >= 0 && length < Long.MAX_VALUE / Character.BYTES;
    }
}
