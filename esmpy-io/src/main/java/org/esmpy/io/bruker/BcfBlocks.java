package org.esmpy.io.bruker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses content of a container that is stored in blocks: a header of {@value #HEADER_BYTES} bytes, then for each
 * block 16 bytes, of which the first four are the compressed size, and a zlib stream.
 */
final class BcfBlocks extends PieceStream {
    static final int HEADER_BYTES = 0x80;

    private static final int SIGNATURE = 0x53434141; // "AACS", read little-endian
    private static final int BLOCK_HEADER_BYTES = 16;
    private static final int MAX_BLOCK = 1 << 26;
    private static final int MIN_ROOM = 1 << 12;

    private final BcfEntry entry;
    private final InputStream stored;
    private final int blockBytes;
    private byte[] values = {};
    private long blocksLeft;

    BcfBlocks(BcfEntry entry, ByteBuffer header, InputStream stored) {
        this.entry = entry;
        this.stored = stored;
        this.blockBytes = header.getInt(4);
        this.blocksLeft = Integer.toUnsignedLong(header.getInt(12));
        if (blockBytes < 1 || blockBytes > MAX_BLOCK) {
            throw entry.error("declares blocks of " + Integer.toUnsignedString(blockBytes) + " bytes; expected 1 to "
                    + MAX_BLOCK);
        }
    }

    /** Whether content that begins with these bytes is compressed. */
    static boolean areIn(byte[] begin) {
        return begin.length == HEADER_BYTES
                && ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
    }

    @Override
    boolean hasMore() {
        return blocksLeft > 0;
    }

    @Override
    ByteBuffer next() throws IOException {
        byte[] header = stored.readNBytes(BLOCK_HEADER_BYTES);
        int size = header.length < BLOCK_HEADER_BYTES
                ? -1
                : ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] packed = size < 0 || size > MAX_BLOCK ? new byte[0] : stored.readNBytes(size);
        if (size < 1 || packed.length < size) {
            throw entry.error("ends with " + blocksLeft + " blocks missing; the file is truncated or damaged");
        }
        blocksLeft--;
        return inflate(packed);
    }

    private ByteBuffer inflate(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int length = 0;
            int more = 1;
            while (!inflater.finished() && more > 0 && length <= blockBytes) {
                if (length == values.length) { // one byte more, to notice a block too long
                    values = Arrays.copyOf(values, Math.min(blockBytes + 1, Math.max(MIN_ROOM, 2 * length)));
                }
                more = inflater.inflate(values, length, values.length - length);
                length += more;
            }
            if (!inflater.finished() || length > blockBytes) {
                throw entry.error("has a block that does not inflate to " + blockBytes + " bytes; the file is damaged");
            }
            return ByteBuffer.wrap(values, 0, length);
        } catch (DataFormatException e) {
            throw entry.error("has a block that does not inflate (" + e.getMessage() + "); the file is damaged")
                    .causedBy(e);
        } finally {
            inflater.end();
        }
    }
}
