package org.esmpy.io.internal.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/**
 * The first bytes of an HDF5 file, as far as they tell whether the file is one and whether it is all there. Layout:
 * HDF5 File Format Specification 3.0, section II.A.
 */
final class Superblocks {
    private static final long SIGNATURE = 0x0a1a0a0d46444889L; // \211 H D F \r \n \032 \n, read little-endian
    private static final int FIRST_OFFSET = 512;

    private Superblocks() {}

    /** Offset of the signature: 0, or 512 and its doubles behind a user block; empty if there is none. */
    static OptionalLong find(FileChannel channel) throws IOException {
        for (long at = 0; at + Long.BYTES <= channel.size(); at = at == 0 ? FIRST_OFFSET : 2 * at) {
            if (read(channel, at, Long.BYTES).getLong() == SIGNATURE) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /** Length that the file had when it was closed; empty if the superblock does not tell in a way known here. */
    static OptionalLong declaredLength(FileChannel channel, long at) throws IOException {
        int available = (int) Math.min(64, channel.size() - at);
        ByteBuffer block = read(channel, at, available);
        int version = available > 8 ? block.get(8) : -1;
        int sizeOfOffsets = version < 0 || available <= 13 ? -1 : block.get(version < 2 ? 13 : 9);
        if (sizeOfOffsets != Long.BYTES) {
            return OptionalLong.empty();
        }
        int base = switch (version) {
            case 0 -> 24;
            case 1 -> 28;
            case 2, 3 -> 12;
            default -> available;
        };
        int end = base + 2 * Long.BYTES;
        return end + Long.BYTES <= available ? OptionalLong.of(block.getLong(end)) : OptionalLong.empty();
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
            continue;
        }
        return bytes.flip();
    }
}
