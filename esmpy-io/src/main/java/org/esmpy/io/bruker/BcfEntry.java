package org.esmpy.io.bruker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.esmpy.io.SpectrumFormatException;

/** A file inside a container. Its chunks are listed in a table, which is a chain of chunks itself. */
final class BcfEntry {
    private final BcfContainer container;
    private final String name;
    private final long tableChunk;
    private final long size;

    BcfEntry(BcfContainer container, String name, int tableChunk, long size) {
        this.container = container;
        this.name = name;
        this.tableChunk = Integer.toUnsignedLong(tableChunk);
        this.size = size;
    }

    /** Path inside the container. */
    String name() {
        return name;
    }

    /**
     * The content, decompressed if it is compressed; to be read in one go.
     *
     * @throws SpectrumFormatException if it is larger than the container, or the table of its chunks is damaged
     */
    InputStream open() throws IOException {
        if (size < 0 || size > container.length()) {
            throw error("is said to have " + size + " bytes, more than the file");
        }
        InputStream stored = new Chunks(chunks());
        byte[] begin = stored.readNBytes(BcfBlocks.HEADER_BYTES);
        return BcfBlocks.areIn(begin)
                ? new BcfBlocks(this, ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN), stored)
                : new SequenceInputStream(new ByteArrayInputStream(begin), stored);
    }

    SpectrumFormatException error(String problem) {
        return SpectrumFormatException.at(container.path(), name, problem);
    }

    private int[] chunks() throws IOException {
        int count = Math.toIntExact((size + container.payloadBytes() - 1) / container.payloadBytes());
        int[] chunks = new int[count];
        long table = tableChunk;
        for (int i = 0; i < count; ) {
            ByteBuffer payload = container.payload(table);
            int here = Math.min(count - i, payload.remaining() / Integer.BYTES);
            if (here == 0) {
                throw error("has a table of chunks that ends too early; the file is truncated or damaged");
            }
            payload.asIntBuffer().get(chunks, i, here);
            i += here;
            table = i < count ? container.next(table) : table;
        }
        return chunks;
    }

    /** The bytes of the chunks, one after the other. */
    private final class Chunks extends PieceStream {
        private final int[] chunks;
        private long left = size;
        private int next;

        Chunks(int[] chunks) {
            this.chunks = chunks;
        }

        @Override
        boolean hasMore() {
            return left > 0;
        }

        @Override
        ByteBuffer next() throws IOException {
            ByteBuffer payload = container.payload(Integer.toUnsignedLong(chunks[next++]));
            if (payload.remaining() < Math.min(left, container.payloadBytes())) {
                throw error("is cut off; the file is truncated");
            }
            payload.limit((int) Math.min(payload.limit(), left));
            left -= payload.limit();
            return payload;
        }
    }
}
