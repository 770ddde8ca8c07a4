package org.esmpy.io.bruker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian numbers from the content of an entry, with their offset for messages. */
final class BcfInput {
    private static final int MAX_BYTES = 1 << 24;

    private final BcfEntry entry;
    private final InputStream in;
    private long position;

    BcfInput(BcfEntry entry, InputStream in) {
        this.entry = entry;
        this.in = in;
    }

    /** Bytes that were read. */
    long position() {
        return position;
    }

    /** The next bytes, all of them. */
    ByteBuffer next(long bytes) throws IOException {
        if (bytes < 0 || bytes > MAX_BYTES) {
            throw entry.error("declares " + bytes + " bytes of one piece at its byte " + position
                    + "; expected at most " + MAX_BYTES);
        }
        byte[] piece = in.readNBytes((int) bytes);
        if (piece.length < bytes) {
            throw entry.error("ends at its byte " + (position + piece.length) + "; expected " + bytes
                    + " bytes from byte " + position + ". The file is truncated or damaged");
        }
        position += bytes;
        return ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
    }
}
