package org.esmpy.io.ripple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.NumberType.Kind;
import org.esmpy.model.ImageShape;

/**
 * Reads the keys and values of a Ripple header: a pair per line, separated by a tab; lines that begin with a semicolon
 * are remarks.
 */
final class RippleHeader {
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final Map<String, String> values;

    private RippleHeader(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /** Whether a file is such a text with at least the sizes. */
    static boolean isIn(Path file) throws IOException {
        return isComplete(parse(bytes(file)));
    }

    /**
     * @throws SpectrumFormatException if the file is no such text
     */
    static RippleHeader read(Path file) throws IOException {
        Map<String, String> values = parse(bytes(file));
        if (!isComplete(values)) {
            throw SpectrumFormatException.of(
                    file, "gives no width, height and depth; expected a Ripple header (.rpl), not its raw numbers");
        }
        return new RippleHeader(file, values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** All keys with their values. */
    Map<String, String> values() {
        return values;
    }

    /** The finite number of a key. */
    OptionalDouble number(String key) {
        try {
            double number = Double.parseDouble(text(key).orElse("NaN"));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    long pixels() {
        return Math.max(whole("width", 1), 1) * Math.max(whole("height", 1), 1);
    }

    ImageShape shape() {
        return new ImageShape((int) Math.max(whole("height", 1), 1), (int) Math.max(whole("width", 1), 1));
    }

    long channels() {
        return whole("depth", 0);
    }

    long offset() {
        return whole("offset", 0);
    }

    /** Length of the raw numbers that this describes, bytes. */
    long rawBytes() {
        return offset() + channels() * pixels() * type().bytes();
    }

    /** Whether the channel runs fastest; otherwise plane follows plane. */
    boolean isVector() {
        return switch (text("record-by").orElse("vector").toLowerCase(Locale.ROOT)) {
            case "vector", "dont-care" -> true; // said of single spectra and single planes, which have no order
            case "image" -> false;
            default -> throw error("record-by", "expected vector or image");
        };
    }

    NumberType type() {
        long bytes = whole("data-length", 0);
        String name = text("data-type").orElse("").toLowerCase(Locale.ROOT);
        Kind kind = switch (name) {
            case "unsigned" -> Kind.UNSIGNED;
            case "signed" -> Kind.SIGNED;
            case "float" -> Kind.FLOATING;
            default -> throw error("data-type", "expected signed, unsigned or float");
        };
        boolean known = bytes == 4 || bytes == 8 || kind != Kind.FLOATING && (bytes == 1 || bytes == 2);
        if (!known) {
            throw error("data-length", "expected 1, 2, 4 or 8 bytes, for floats 4 or 8");
        }
        return new NumberType(kind, (int) bytes, order());
    }

    SpectrumFormatException error(String key, String expected) {
        return SpectrumFormatException.at(file, key, "is '" + values.getOrDefault(key, "") + "'; " + expected);
    }

    private ByteOrder order() {
        return switch (text("byte-order").orElse("dont-care").toLowerCase(Locale.ROOT)) {
            case "big-endian" -> ByteOrder.BIG_ENDIAN;
            case "little-endian", "dont-care" -> ByteOrder.LITTLE_ENDIAN;
            default -> throw error("byte-order", "expected big-endian, little-endian or dont-care");
        };
    }

    private long whole(String key, long otherwise) {
        if (text(key).isEmpty()) {
            return otherwise;
        }
        double number = number(key).orElse(-1);
        if (!(number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number))) {
            throw error(key, "expected a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (long) number;
    }

    private static boolean isComplete(Map<String, String> values) {
        return values.containsKey("width") && values.containsKey("height") && values.containsKey("depth");
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static Map<String, String> parse(byte[] bytes) {
        Map<String, String> values = new TreeMap<>();
        for (byte one : bytes) {
            if (one == 0) {
                return values; // not a text
            }
        }
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(";"))
                .map(line -> line.strip().split("\\s+", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.putIfAbsent(key(pair[0]), pair[1].strip()));
        return values;
    }

    private static String key(String text) {
        return text.startsWith(RippleMetadata.NOTE) ? text : text.toLowerCase(Locale.ROOT);
    }
}
