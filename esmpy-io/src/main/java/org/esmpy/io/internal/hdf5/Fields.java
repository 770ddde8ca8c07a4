package org.esmpy.io.internal.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the little-endian fields of a structure one after the other; reading past its end is an error of the file. */
final class Fields {
    /** The address that means "none". */
    static final long UNDEFINED = -1;

    private static final int CHECKSUM_BYTES = 4;

    private final FileBytes file;
    private final long address;
    private final ByteBuffer bytes;

    Fields(FileBytes file, long address, ByteBuffer bytes) {
        this.file = file;
        this.address = address;
        this.bytes = bytes;
    }

    FileBytes file() {
        return file;
    }

    /** Where the structure begins. */
    long address() {
        return address;
    }

    /** Bytes that are left. */
    int left() {
        return bytes.remaining();
    }

    /** Bytes that were read. */
    int position() {
        return bytes.position();
    }

    int u8() {
        return Byte.toUnsignedInt(take(1).get());
    }

    int u16() {
        return Short.toUnsignedInt(take(2).getShort());
    }

    long u32() {
        return Integer.toUnsignedLong(take(4).getInt());
    }

    /** An unsigned integer of up to 8 bytes; those from 2^63 on are negative. */
    long unsigned(int width) {
        ByteBuffer field = take(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (field.get() & 0xffL) << Byte.SIZE * i;
        }
        return value;
    }

    /** An address; {@link #UNDEFINED} if all its bits are set. */
    long offset() {
        int width = file.superblock().offsetBytes();
        long value = unsigned(width);
        boolean undefined = width < Long.BYTES && value == (1L << Byte.SIZE * width) - 1;
        return undefined ? UNDEFINED : value;
    }

    /** A length. */
    long length() {
        return unsigned(file.superblock().lengthBytes());
    }

    void skip(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw tooShort();
        }
        bytes.position(bytes.position() + (int) count);
    }

    byte[] bytes(long count) {
        byte[] copy = new byte[take(count).remaining()];
        bytes.get(bytes.position() - copy.length, copy);
        return copy;
    }

    /** The next bytes as fields of their own. */
    Fields part(long count) {
        long at = address + bytes.position();
        return new Fields(file, at, take(count));
    }

    /** The same fields from the first one on. */
    Fields again() {
        return new Fields(
                file, address, bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).rewind());
    }

    /** Text of so many bytes, up to its first NUL. */
    String text(long count) {
        byte[] text = bytes(count);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Text that a NUL ends. */
    String text() {
        int length = 0;
        while (length < bytes.remaining() && bytes.get(bytes.position() + length) != 0) {
            length++;
        }
        String text = text(length);
        skip(1);
        return text;
    }

    /** Reads a signature of four letters, and checks it. */
    void expect(String signature, String what) {
        if (!Arrays.equals(bytes(signature.length()), signature.getBytes(StandardCharsets.US_ASCII))) {
            throw file.damaged(address, "holds no " + what + " ('" + signature + "')");
        }
    }

    /** Reads the number of a version, and checks that it is the given one. */
    void expectVersion(int version, String what) {
        int found = u8();
        if (found != version) {
            throw file.damaged(address, "holds a " + what + " of version " + found + "; expected " + version);
        }
    }

    /** Checks the checksum of all bytes in the last four, and removes it. */
    void checkSum() {
        int end = bytes.limit() - CHECKSUM_BYTES;
        byte[] summed = new byte[Math.max(0, end)];
        bytes.get(0, summed);
        if (end < 0 || ChecksumUtils.checksum(summed) != bytes.getInt(end)) {
            throw file.damaged(address, "begins " + summed.length + " bytes whose checksum is wrong");
        }
        bytes.limit(end);
    }

    private ByteBuffer take(long count) {
        int at = bytes.position();
        skip(count);
        return bytes.slice(at, (int) count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private RuntimeException tooShort() {
        return file.damaged(address, "begins a structure that breaks off after " + bytes.limit() + " bytes");
    }
}
