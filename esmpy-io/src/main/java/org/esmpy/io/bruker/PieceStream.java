package org.esmpy.io.bruker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An input stream over content that comes in pieces, one after the other. */
abstract class PieceStream extends InputStream {
    private ByteBuffer piece = ByteBuffer.allocate(0);

    /** Whether another piece follows. */
    abstract boolean hasMore();

    /** The next piece; may be empty. */
    abstract ByteBuffer next() throws IOException;

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(piece.get()) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, piece.remaining());
        piece.get(target, offset, some);
        return some;
    }

    private boolean fill() throws IOException {
        while (!piece.hasRemaining() && hasMore()) {
            piece = next();
        }
        return piece.hasRemaining();
    }
}
