package org.esmpy.io.bruker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.io.SpectrumFormatException;

/**
 * The file system inside a Bruker file. Space is divided into chunks of one size; chunk {@code n} has a header of 32
 * bytes at {@code 0x118 + n * size}, whose first number is the next chunk of its chain, and its payload behind that.
 * All numbers are little-endian.
 */
final class BcfContainer implements Closeable {
    private static final byte[] SIGNATURE = "AAMVHFSS".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_SIZE_AT = 0x128;
    private static final int TABLE_AT = 0x140;
    private static final int HEADERS_AT = 0x118;
    private static final int HEADER_BYTES = 32;
    private static final int ENTRY_BYTES = 0x200;
    private static final int DIRECTORY_AT = 0xdc;
    private static final int NAME_AT = 0xe0;
    private static final int NAME_BYTES = 256;
    private static final int MAX_CHUNK = 1 << 24;
    private static final int MAX_ENTRIES = 10_000;

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private final int chunkBytes;
    private final Map<String, BcfEntry> entries = new TreeMap<>();

    private BcfContainer(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.length = channel.size();
        this.chunkBytes = read(CHUNK_SIZE_AT, Integer.BYTES).getInt();
        if (chunkBytes < HEADER_BYTES + ENTRY_BYTES || chunkBytes > MAX_CHUNK) {
            throw error(CHUNK_SIZE_AT, "declares chunks of " + Integer.toUnsignedString(chunkBytes) + " bytes");
        }
        readTable();
    }

    static boolean hasSignature(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer begin = ByteBuffer.allocate(SIGNATURE.length);
            while (begin.hasRemaining() && channel.read(begin, begin.position()) > 0) {
                continue;
            }
            return ByteBuffer.wrap(SIGNATURE).equals(begin.flip());
        }
    }

    /**
     * Opens a file.
     *
     * @throws SpectrumFormatException if it is no container or its table of files is damaged
     */
    static BcfContainer open(Path path) throws IOException {
        if (!hasSignature(path)) {
            throw SpectrumFormatException.atOffset(path, 0, "holds no signature of a Bruker container");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new BcfContainer(path, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** The files inside, by path, e.g. {@code "EDSDatabase/HeaderData"}. */
    Map<String, BcfEntry> entries() {
        return entries;
    }

    /** Bytes of payload in a chunk. */
    int payloadBytes() {
        return chunkBytes - HEADER_BYTES;
    }

    /** Bytes of the whole file. */
    long length() {
        return length;
    }

    /** The payload of a chunk. */
    ByteBuffer payload(long chunk) throws IOException {
        return read(headerAt(chunk) + HEADER_BYTES, payloadBytes());
    }

    /** The chunk that follows in a chain. */
    long next(long chunk) throws IOException {
        return Integer.toUnsignedLong(read(headerAt(chunk), Integer.BYTES).getInt());
    }

    /** The bytes at an offset, all of them. The last chunk may be cut short: what lies behind the file is zero. */
    private ByteBuffer read(long at, int bytes) throws IOException {
        if (at < 0 || at >= length) {
            throw error(
                    length,
                    "is the end of the file; expected " + bytes + " bytes at " + at
                            + ". The file is truncated or damaged");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
            continue;
        }
        return buffer.flip();
    }

    SpectrumFormatException error(long offset, String problem) {
        return SpectrumFormatException.atOffset(path, offset, problem);
    }

    private long headerAt(long chunk) {
        return HEADERS_AT + chunk * chunkBytes;
    }

    private void readTable() throws IOException {
        ByteBuffer table = read(TABLE_AT, 2 * Integer.BYTES);
        if (table.remaining() < 2 * Integer.BYTES) {
            throw error(length, "is the end of the file; expected the table of files");
        }
        long chunk = Integer.toUnsignedLong(table.getInt());
        int count = table.getInt();
        if (count < 1 || count > MAX_ENTRIES) {
            throw error(
                    TABLE_AT, "declares " + Integer.toUnsignedString(count) + " files; expected 1 to " + MAX_ENTRIES);
        }
        String[] names = new String[count];
        int perChunk = payloadBytes() / ENTRY_BYTES;
        ByteBuffer payload = payload(chunk);
        for (int i = 0; i < count; i++) {
            if (i > 0 && i % perChunk == 0) {
                chunk = next(chunk);
                payload = payload(chunk);
            }
            readEntry(payload, i % perChunk * ENTRY_BYTES, names, i);
        }
    }

    private void readEntry(ByteBuffer payload, int at, String[] names, int index) {
        if (at + ENTRY_BYTES > payload.limit()) {
            throw error(length, "is the end of the file; expected entry " + index + " of the table of files");
        }
        byte[] text = new byte[NAME_BYTES];
        payload.get(at + NAME_AT, text);
        String name = new String(text, StandardCharsets.UTF_8);
        int end = name.indexOf('\0');
        int parent = payload.getInt(at + 0x28);
        boolean hasParent = parent >= 0 && parent < index;
        names[index] = (hasParent ? names[parent] + "/" : "") + (end < 0 ? name : name.substring(0, end));
        if (payload.get(at + DIRECTORY_AT) == 0) {
            entries.put(names[index], new BcfEntry(this, names[index], payload.getInt(at), payload.getLong(at + 4)));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
