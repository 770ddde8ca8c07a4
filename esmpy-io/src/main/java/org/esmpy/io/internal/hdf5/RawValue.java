package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.NumberType.Kind;

/**
 * The undecoded value of an attribute or of a small dataset.
 *
 * @param type   type of its elements
 * @param extent its shape
 * @param fields its bytes
 */
record RawValue(Datatype type, Dataspace extent, Fields fields) {
    /** Most elements that a value of the metadata may have. */
    static final int MAX_ELEMENTS = 1 << 18;

    private static final int PADDED_BY_BLANKS = 2;

    /** Whether it is small enough for metadata. */
    boolean isSmall() {
        return extent.elements() <= MAX_ELEMENTS;
    }

    /**
     * Its elements as texts.
     *
     * @throws SpectrumFormatException if the type has none, or there are fewer bytes than elements
     */
    List<String> texts(GlobalHeaps heaps) {
        int elements = elements();
        Fields values = fields.again();
        List<String> texts = new ArrayList<>(elements);
        for (int i = 0; i < elements; i++) {
            texts.add(text(type, values.part(type.bytes()), heaps));
        }
        return texts;
    }

    /** Its elements as numbers; none if they are no ordinary numbers. */
    double[] numbers() {
        NumberType number = type.numberType().orElse(null);
        if (number == null) {
            return new double[0];
        }
        double[] numbers = new double[elements()];
        ByteBuffer values = ByteBuffer.wrap(fields.again().bytes((long) numbers.length * number.bytes()))
                .order(number.order());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.read(values, i * number.bytes());
        }
        return numbers;
    }

    private int elements() {
        double elements = extent.elements();
        if (!(elements >= 0 && elements * type.bytes() <= fields.again().left())) {
            throw fields.file()
                    .damaged(
                            fields.address(),
                            "holds " + fields.again().left() + " bytes, too few for " + elements + " elements of "
                                    + type.bytes() + " bytes");
        }
        fields.file().work((long) elements * type.bytes());
        return (int) elements;
    }

    private static String text(Datatype type, Fields element, GlobalHeaps heaps) {
        return switch (type.kind()) {
            case INTEGER, FLOATING -> number(type, element);
            case STRING -> string(type, element);
            case ENUMERATION -> member(type, element);
            case SEQUENCE -> {
                if (!type.isText()) {
                    throw unreadable(type, element);
                }
                yield heaps.text(element);
            }
            default -> throw unreadable(type, element);
        };
    }

    /** A whole number without a point, a single-precision number with as many digits as it has. */
    private static String number(Datatype type, Fields element) {
        NumberType number = type.numberType().orElseThrow(() -> unreadable(type, element));
        ByteBuffer bytes = ByteBuffer.wrap(element.bytes(number.bytes())).order(number.order());
        if (number.kind() == Kind.FLOATING) {
            return number.bytes() == Float.BYTES
                    ? Float.toString(bytes.getFloat())
                    : Double.toString(bytes.getDouble());
        }
        long signed = switch (number.bytes()) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
        };
        int unused = Long.SIZE - Byte.SIZE * number.bytes();
        return number.kind() == Kind.SIGNED
                ? Long.toString(signed)
                : Long.toUnsignedString(signed << unused >>> unused);
    }

    private static String string(Datatype type, Fields element) {
        String text = element.text(type.bytes());
        boolean padded = (type.flags() & 0xf) == PADDED_BY_BLANKS;
        return padded ? text.stripTrailing() : text;
    }

    private static String member(Datatype type, Fields element) {
        byte[] value = element.bytes(type.bytes());
        for (int i = 0; i < type.names().size(); i++) {
            int at = i * value.length;
            if (Arrays.equals(type.values(), at, at + value.length, value, 0, value.length)) {
                return type.names().get(i);
            }
        }
        return Long.toString(value[0]);
    }

    private static SpectrumFormatException unreadable(Datatype type, Fields element) {
        return SpectrumFormatException.atOffset(
                element.file().path(),
                element.address(),
                "holds a value of a type (" + type.typeName() + ") that is not read here");
    }
}
