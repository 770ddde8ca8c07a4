package org.esmpy.io.jeol;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An entry of a {@link JeolDictionary}: a value, entries below it, or both. */
final class JeolEntry {
    static final Charset TEXT = Charset.forName("Shift_JIS");

    private final int type;
    private final ByteBuffer value;
    private final Map<String, JeolEntry> children = new LinkedHashMap<>();

    /**
     * @param type  type of the value; its upper half is not used
     * @param value little-endian bytes; shared
     */
    JeolEntry(int type, ByteBuffer value) {
        this.type = type & 0xffff;
        this.value = value;
    }

    /** Adds an entry below this one; of entries with the same name the first is kept. */
    void put(String name, JeolEntry child) {
        children.putIfAbsent(name, child);
    }

    Collection<JeolEntry> children() {
        return children.values();
    }

    /** The entry at a path of names with slashes. */
    Optional<JeolEntry> find(String path) {
        JeolEntry entry = this;
        for (String name : path.split("/")) {
            entry = entry == null ? null : entry.children.get(name);
        }
        return Optional.ofNullable(entry);
    }

    /** The number at a path; NaN if there is none. */
    double number(String path) {
        double[] numbers = numbers(path);
        return numbers.length == 1 ? numbers[0] : Double.NaN;
    }

    /** The numbers at a path; none if it holds something else. */
    double[] numbers(String path) {
        return find(path).map(JeolEntry::numbers).orElseGet(() -> new double[0]);
    }

    /** The text at a path, without blanks around it; empty if there is none. */
    String text(String path) {
        return find(path)
                .filter(entry -> entry.type == 12 || entry.type == 20)
                .map(JeolEntry::text)
                .orElse("");
    }

    /** The value as bytes; shared. */
    ByteBuffer bytes() {
        return value.duplicate().order(value.order());
    }

    private String text() {
        String text = TEXT.decode(value.duplicate()).toString();
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private double[] numbers() {
        return switch (type) {
            case 2, 7 -> numbers(Short.BYTES, at -> Short.toUnsignedInt(value.getShort(at)));
            case 3 -> numbers(Integer.BYTES, at -> Integer.toUnsignedLong(value.getInt(at)));
            case 4, 9 -> numbers(Float.BYTES, value::getFloat);
            case 5, 10 -> numbers(Double.BYTES, value::getDouble);
            case 8 -> numbers(Integer.BYTES, value::getInt);
            case 11 -> numbers(1, at -> Byte.toUnsignedInt(value.get(at)));
            default -> new double[0];
        };
    }

    private double[] numbers(int bytes, Reading reading) {
        double[] numbers = new double[value.limit() / bytes];
        Arrays.setAll(numbers, i -> reading.at(i * bytes));
        return numbers;
    }

    @Override
    public String toString() {
        return "type " + type + ", " + value.limit() + " bytes, entries " + List.copyOf(children.keySet());
    }

    /** Reads the number at a byte. */
    @FunctionalInterface
    private interface Reading {
        double at(int offset);
    }
}
