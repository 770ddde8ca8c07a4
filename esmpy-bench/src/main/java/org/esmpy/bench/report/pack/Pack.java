package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Stores the numbers of a fit compactly for the page: a JSON header and arrays, compressed and encoded as base64. The
 * layout before compression, little-endian: length of the header in bytes (32 bits), header (UTF-8, filled with spaces
 * to a multiple of 8), arrays, each at a multiple of 8 from the end of the header. The header entry of an array is
 * {@code {"type": "u8"|"u16"|"f32", "at": offset, "length": n}}. {@code pack.js} reads it.
 */
final class Pack {
    private static final int ALIGNMENT = 8;

    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final ByteArrayOutputStream arrays = new ByteArrayOutputStream();

    /** The header, which callers fill. */
    ObjectNode header() {
        return header;
    }

    /** Adds values of 0…255 and returns their header entry. */
    ObjectNode bytes(int[] values) {
        ByteBuffer buffer = buffer(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return add("u8", values.length, buffer);
    }

    /** Adds values of 0…65535 and returns their header entry. */
    ObjectNode shorts(int[] values) {
        ByteBuffer buffer = buffer(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return add("u16", values.length, buffer);
    }

    /** Adds values with seven digits and returns their header entry. */
    ObjectNode floats(double[] values) {
        ByteBuffer buffer = buffer(4 * values.length);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return add("f32", values.length, buffer);
    }

    /** Header and arrays, compressed, as base64. */
    String base64() throws IOException {
        byte[] text = new ObjectMapper().writeValueAsBytes(header);
        int length = roundedUp(text.length + 4) - 4;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(buffer(4).putInt(length).array());
            zip.write(text);
            for (int i = text.length; i < length; i++) {
                zip.write(' ');
            }
            arrays.writeTo(zip);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private ObjectNode add(String type, int length, ByteBuffer buffer) {
        ObjectNode name = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("at", arrays.size())
                .put("length", length);
        arrays.writeBytes(buffer.array());
        for (int i = arrays.size(); i < roundedUp(arrays.size()); i++) {
            arrays.write(0);
        }
        return name;
    }

    private static int roundedUp(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
