package org.esmpy.io.dm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.NumberType;

/**
 * The tags of a file, by their path, e.g. {@code "ImageList/1/ImageData/DataType"}; a tag without a name is named by
 * its number in its group. Only the place and the type of a value are kept. The structure is big-endian; the header
 * gives the byte order of the values.
 */
final class DmTags {
    static final int VERSION_3 = 3;
    static final int VERSION_4 = 4;

    private static final int GROUP = 20;
    private static final int VALUE = 21;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TAGS = 200_000;
    private static final int MAX_WORDS = 4096;
    private static final int MAX_PATH = 512;
    private static final int MAX_TEXT_BYTES = 1 << 16;

    private final FileBytes file;
    private final boolean wide;
    private final ByteOrder order;
    private final Map<String, DmValue> values = new HashMap<>();
    private long at;
    private int read;

    private DmTags(FileBytes file) throws IOException {
        this.file = file;
        this.wide = file.at(0, Integer.BYTES).getInt() == VERSION_4;
        this.order =
                file.at(wide ? 12 : 8, Integer.BYTES).getInt() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.at = wide ? 16 : 12;
    }

    /**
     * Reads the structure.
     *
     * @throws SpectrumFormatException if it is damaged
     */
    static DmTags read(FileBytes file) throws IOException {
        DmTags tags = new DmTags(file);
        tags.readGroup("", 0);
        return tags;
    }

    /** Byte order of the values. */
    ByteOrder order() {
        return order;
    }

    /** The value at a path. */
    Optional<DmValue> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** The single finite number at a path. */
    OptionalDouble number(String path) throws IOException {
        Optional<NumberType> type =
                value(path).filter(value -> !value.isArray()).flatMap(value -> value.type(order));
        if (type.isEmpty()) {
            return OptionalDouble.empty();
        }
        ByteBuffer bytes =
                file.at(values.get(path).offset(), type.get().bytes()).order(order);
        double number = type.get().read(bytes, 0);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** The text at a path: an array of UTF-16 units. */
    Optional<String> text(String path) throws IOException {
        DmValue value = values.get(path);
        if (value == null || !value.isText() || value.length() * Character.BYTES > MAX_TEXT_BYTES) {
            return Optional.empty();
        }
        byte[] bytes =
                file.at(value.offset(), (int) value.length() * Character.BYTES).array();
        String text = new String(
                bytes, order == ByteOrder.LITTLE_ENDIAN ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        int end = text.indexOf('\0');
        return Optional.of((end < 0 ? text : text.substring(0, end)).strip()).filter(found -> !found.isEmpty());
    }

    SpectrumFormatException error(String path, String problem) {
        return SpectrumFormatException.at(file.file(), path, problem);
    }

    private void readGroup(String path, int depth) throws IOException {
        at += 2; // whether it is sorted, and open
        long entries = size();
        if (depth > MAX_DEPTH || entries < 0 || entries > MAX_TAGS) {
            throw file.error(
                    at,
                    "ends the head of a group of " + entries + " tags in depth " + depth + "; expected at most "
                            + MAX_TAGS + " tags and depth " + MAX_DEPTH + ". The file is damaged");
        }
        for (long i = 0; i < entries; i++) {
            ByteBuffer head = next(3);
            int kind = head.get();
            int length = Short.toUnsignedInt(head.getShort());
            String name = new String(next(length).array(), StandardCharsets.ISO_8859_1);
            at += wide ? Long.BYTES : 0; // length of what follows
            String place = (path.isEmpty() ? "" : path + "/") + (name.isEmpty() ? String.valueOf(i) : name);
            if (++read > MAX_TAGS || place.length() > MAX_PATH) {
                throw file.error(
                        at, "is behind " + MAX_TAGS + " tags, or in one of a name too long; the file is damaged");
            }
            switch (kind) {
                case GROUP -> readGroup(place, depth + 1);
                case VALUE -> readValue(place);
                default ->
                    throw file.error(
                            at, "is behind the head of a tag of kind " + kind + "; expected " + GROUP + " or " + VALUE);
            }
        }
    }

    private void readValue(String place) throws IOException {
        ByteBuffer mark = next(Integer.BYTES);
        if (mark.getInt() != 0x25252525) { // %%%%
            throw file.error(
                    at - Integer.BYTES, "begins the value of " + place + "; expected %%%%. The file is damaged");
        }
        long count = size();
        if (count < 1 || count > MAX_WORDS) {
            throw file.error(
                    at,
                    "is behind the number of words, " + count + ", that describe " + place + "; expected 1 to "
                            + MAX_WORDS + ". The file is damaged");
        }
        long[] words = new long[(int) count];
        for (int i = 0; i < words.length; i++) {
            words[i] = size();
        }
        DmValue value = DmValue.of(words, at)
                .orElseThrow(() -> file.error(
                        at,
                        "is behind the type " + words[0] + " of " + place
                                + ", which is none of those known. The file is damaged"));
        if (value.bytes() > file.length() - at) {
            throw file.error(
                    file.length(),
                    "is the end of the file; expected " + value.bytes() + " bytes of " + place + " from byte " + at
                            + " on. The file is truncated or damaged");
        }
        values.putIfAbsent(place, value);
        at += value.bytes();
    }

    private int wordBytes() {
        return wide ? Long.BYTES : Integer.BYTES;
    }

    private long size() throws IOException {
        ByteBuffer bytes = next(wordBytes());
        return wide ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
    }

    private ByteBuffer next(int bytes) throws IOException {
        ByteBuffer some = file.at(at, bytes);
        at += bytes;
        return some;
    }
}
