package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;

/**
 * Unpacks chunks of LZ4, alone (filter 32004) or behind bitshuffle (32008). Both begin with their unpacked length (8
 * bytes) and that of a block (4), big-endian; the blocks follow, each behind its packed length (4). Inside a block: LZ4
 * Block Format Description, https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md.
 */
final class Lz4 {
    private static final int MIN_MATCH = 4;
    private static final int LONG = 15;

    private final ByteBuffer in;
    private final byte[] out;
    private int at;

    private Lz4(ByteBuffer in, byte[] out) {
        this.in = in;
        this.out = out;
    }

    /** Length of a block, as the beginning of a chunk declares it, at most that of the chunk. */
    static int blockBytes(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        long total = in.getLong();
        long block = in.getInt();
        if (block < 1) {
            throw new IllegalArgumentException("declares packed blocks of " + block + " bytes");
        }
        return (int) Math.min(block, Math.max(1, total));
    }

    /**
     * Unpacks a chunk.
     *
     * @param most most bytes that may come out
     * @param unit bytes of which every packed block is a multiple; what is left over at the end is not packed
     * @throws IllegalArgumentException if it declares more than {@code most} bytes or is damaged
     */
    static byte[] unpack(byte[] packed, int most, int unit) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        long total = in.getLong();
        if (total < 0 || total > most) {
            throw new IllegalArgumentException(
                    "declares " + Long.toUnsignedString(total) + " bytes, more than the " + most + " of a chunk");
        }
        int block = blockBytes(packed);
        in.getInt();
        Lz4 lz4 = new Lz4(in, new byte[(int) total]);
        int whole = (int) total - (int) total % unit;
        while (lz4.at < whole) {
            lz4.block(Math.min(block, whole - lz4.at));
        }
        in.get(lz4.out, whole, (int) total - whole);
        return lz4.out;
    }

    private void block(int length) {
        int packedLength = in.getInt();
        if (packedLength < 0 || packedLength > in.remaining()) {
            throw new IllegalArgumentException("declares a packed block of " + Integer.toUnsignedString(packedLength)
                    + " bytes, of which " + in.remaining() + " are there");
        }
        int end = at + length;
        if (packedLength == length) {
            in.get(out, at, length);
            at = end;
            return;
        }
        int packedEnd = in.position() + packedLength;
        while (in.position() < packedEnd) {
            sequence(packedEnd);
        }
        if (at != end || in.position() != packedEnd) {
            throw new IllegalArgumentException("holds a packed block that is not one of LZ4");
        }
    }

    /** Copies literal bytes, then repeats earlier ones. */
    private void sequence(int packedEnd) {
        int token = in.get() & 0xff;
        int literals = extended(token >> 4);
        in.get(out, at, literals);
        at += literals;
        if (in.position() >= packedEnd) {
            return;
        }
        int distance = in.get() & 0xff | (in.get() & 0xff) << Byte.SIZE;
        int length = Math.addExact(extended(token & LONG), MIN_MATCH);
        if (distance == 0 || distance > at || length > out.length - at) {
            throw new IllegalArgumentException("repeats bytes that are not there");
        }
        for (int i = 0; i < length; i++, at++) {
            out[at] = out[at - distance];
        }
    }

    private int extended(int first) {
        int length = first;
        int more = first == LONG ? 0xff : 0;
        while (more == 0xff) {
            more = in.get() & 0xff;
            length = Math.addExact(length, more);
        }
        return length;
    }
}
