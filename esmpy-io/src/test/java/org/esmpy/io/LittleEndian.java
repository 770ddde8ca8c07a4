package org.esmpy.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Puts numbers into bytes, one after the other or at given places; the bytes grow. */
public final class LittleEndian {
    private ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    private int length;

    public LittleEndian u8(int value) {
        return u8(length, value);
    }

    public LittleEndian u16(int value) {
        return u16(length, value);
    }

    public LittleEndian u32(long value) {
        return u32(length, value);
    }

    public LittleEndian f64(double value) {
        return f64(length, value);
    }

    public LittleEndian u8(int at, int value) {
        room(at, 1).put(at, (byte) value);
        return this;
    }

    public LittleEndian u16(int at, int value) {
        room(at, 2).putShort(at, (short) value);
        return this;
    }

    public LittleEndian u32(int at, long value) {
        room(at, 4).putInt(at, (int) value);
        return this;
    }

    public LittleEndian f32(int at, double value) {
        room(at, 4).putFloat(at, (float) value);
        return this;
    }

    public LittleEndian f64(int at, double value) {
        room(at, 8).putDouble(at, value);
        return this;
    }

    public LittleEndian raw(byte[] value) {
        return raw(length, value);
    }

    public LittleEndian raw(int at, byte[] value) {
        room(at, value.length).put(at, value);
        return this;
    }

    /** A text of its own length. */
    public LittleEndian text(int at, String value) {
        return raw(at, value.getBytes(Charset.forName("Shift_JIS")));
    }

    /** Zeros up to a length. */
    public LittleEndian upTo(int end) {
        room(end - 1, 1);
        return this;
    }

    public int length() {
        return length;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes.array(), 0, length);
        return out.toByteArray();
    }

    private ByteBuffer room(int at, int count) {
        length = Math.max(length, at + count);
        if (length > bytes.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
            larger.put(0, bytes.array());
            bytes = larger;
        }
        return bytes;
    }
}
