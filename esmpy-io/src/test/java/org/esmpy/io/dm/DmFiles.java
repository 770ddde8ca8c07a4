package org.esmpy.io.dm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds files as the descriptions of DigitalMicrograph's formats lay them out, with little-endian values. */
final class DmFiles {
    private final int version;

    private DmFiles(int version) {
        this.version = version;
    }

    /**
     * A file whose root group is a tree of {@code Map} (named tags), {@code Object[]} (tags without names), {@code Double},
     * {@code Float}, {@code Integer} (unsigned), {@code Long} (64 bits), {@code Boolean}, {@code String} and arrays of
     * {@code int} (32 bits, unsigned), {@code short} (16 bits, signed), {@code float}.
     */
    static byte[] file(int version, Map<String, Object> root) {
        DmFiles files = new DmFiles(version);
        byte[] group = files.group(root);
        ByteBuffer head = ByteBuffer.allocate(version == 4 ? 16 : 12);
        head.putInt(version);
        if (version == 4) {
            head.putLong(group.length);
        } else {
            head.putInt(group.length);
        }
        head.putInt(1);
        return join(head.array(), group, new byte[8]);
    }

    /** The image that a file of one spectrum or map holds beside its thumbnail. */
    static Map<String, Object> tree(Map<String, Object> data) {
        Map<String, Object> tree = tags();
        tree.put("ImageList", new Object[] {tags("ImageData", tags("DataType", 23)), data});
        tree.put("ImageSourceList", new Object[] {tags("ImageRef", 1)});
        return tree;
    }

    static Map<String, Object> axis(double origin, double scale, String unit) {
        return tags("Origin", (float) origin, "Scale", (float) scale, "Units", unit);
    }

    static Map<String, Object> tags(Object... namesAndValues) {
        Map<String, Object> tags = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tags.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tags;
    }

    private byte[] group(Map<?, ?> tags) {
        byte[] out = join(new byte[] {1, 0}, size(tags.size()));
        for (Map.Entry<?, ?> tag : tags.entrySet()) {
            out = join(out, tag(String.valueOf(tag.getKey()), tag.getValue()));
        }
        return out;
    }

    private byte[] group(Object[] tags) {
        byte[] out = join(new byte[] {0, 0}, size(tags.length));
        for (Object tag : tags) {
            out = join(out, tag("", tag));
        }
        return out;
    }

    private byte[] tag(String name, Object value) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        boolean group = value instanceof Map || value instanceof Object[];
        byte[] head = ByteBuffer.allocate(3 + text.length)
                .put((byte) (group ? 20 : 21))
                .putShort((short) text.length)
                .put(text)
                .array();
        byte[] body = value instanceof Map<?, ?> map
                ? group(map)
                : value instanceof Object[] list ? group(list) : value(value);
        return version == 4
                ? join(head, ByteBuffer.allocate(8).putLong(body.length).array(), body)
                : join(head, body);
    }

    private byte[] value(Object value) {
        ByteBuffer data = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        long[] type;
        if (value instanceof Double number) {
            type = new long[] {7};
            data.putDouble(number);
        } else if (value instanceof Float number) {
            type = new long[] {6};
            data.putFloat(number);
        } else if (value instanceof Integer number) {
            type = new long[] {5};
            data.putInt(number);
        } else if (value instanceof Long number) {
            type = new long[] {11};
            data.putLong(number);
        } else if (value instanceof Boolean flag) {
            type = new long[] {8};
            data.put((byte) (flag ? 1 : 0));
        } else if (value instanceof String text) {
            type = new long[] {20, 4, text.length()};
            data.put(text.getBytes(StandardCharsets.UTF_16LE));
        } else if (value instanceof int[] numbers) {
            type = new long[] {20, 5, numbers.length};
            data.asIntBuffer().put(numbers);
            data.position(4 * numbers.length);
        } else if (value instanceof short[] numbers) {
            type = new long[] {20, 2, numbers.length};
            data.asShortBuffer().put(numbers);
            data.position(2 * numbers.length);
        } else if (value instanceof float[] numbers) {
            type = new long[] {20, 6, numbers.length};
            data.asFloatBuffer().put(numbers);
            data.position(4 * numbers.length);
        } else { // a list of structures of a 16-bit and a 32-bit number
            type = new long[] {20, 15, 0, 2, 0, 2, 0, 5, 3};
            data.position(18);
        }
        byte[] out = join("%%%%".getBytes(StandardCharsets.US_ASCII), size(type.length));
        for (long word : type) {
            out = join(out, size(word));
        }
        byte[] bytes = new byte[data.position()];
        data.get(0, bytes);
        return join(out, bytes);
    }

    private byte[] size(long value) {
        return version == 4
                ? ByteBuffer.allocate(8).putLong(value).array()
                : ByteBuffer.allocate(4).putInt((int) value).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
