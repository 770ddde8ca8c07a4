package org.esmpy.io.jeol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.FileBytes;

/**
 * Reads the tree of named values that maps, projects and images share: twelve zero bytes for the root, then entries. An
 * entry is the byte 1, the length of its name, the name, its type, the length of its value, the value, the entries
 * below it, and the byte 255.
 */
final class JeolDictionary {
    static final int ROOT_BYTES = 12;

    private static final int ENTRY = 0x01;
    private static final int END = 0xff;
    private static final int MAX_BYTES = 1 << 26;
    private static final int MAX_ENTRIES = 200_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME_BYTES = 256;

    private final FileBytes file;
    private final long begin;
    private final ByteBuffer bytes;

    private JeolDictionary(FileBytes file, long begin, ByteBuffer bytes) {
        this.file = file;
        this.begin = begin;
        this.bytes = bytes;
    }

    /**
     * Reads a dictionary.
     *
     * @param begin  where it begins
     * @param length its bytes, the root included
     * @throws SpectrumFormatException if it is damaged
     */
    static JeolEntry read(FileBytes file, long begin, long length) throws IOException {
        if (length < ROOT_BYTES || length > MAX_BYTES) {
            throw file.error(
                    begin, "begins a dictionary of " + length + " bytes; expected " + ROOT_BYTES + " to " + MAX_BYTES);
        }
        return new JeolDictionary(file, begin, file.at(begin, (int) length)).read();
    }

    private JeolEntry read() {
        JeolEntry root = new JeolEntry(0, ByteBuffer.allocate(0));
        Deque<JeolEntry> open = new ArrayDeque<>();
        open.push(root);
        bytes.position(ROOT_BYTES);
        for (int entries = 0; !open.isEmpty(); ) {
            int mark = Byte.toUnsignedInt(next(1).get());
            if (mark == END) {
                open.pop();
                continue;
            }
            if (mark != ENTRY || ++entries > MAX_ENTRIES || open.size() > MAX_DEPTH) {
                throw file.error(
                        begin + bytes.position() - 1,
                        "holds " + mark + " in a dictionary, behind " + entries + " entries in depth " + open.size()
                                + "; expected 1 or 255, at most " + MAX_ENTRIES + " entries and depth " + MAX_DEPTH
                                + ". The file is damaged");
            }
            String name = name();
            JeolEntry entry = new JeolEntry(
                    next(Integer.BYTES).getInt(), next(next(Integer.BYTES).getInt()));
            open.peek().put(name, entry);
            open.push(entry);
        }
        return root;
    }

    private String name() {
        int length = next(Integer.BYTES).getInt();
        if (length < 1 || length > MAX_NAME_BYTES) {
            throw file.error(
                    begin + bytes.position() - Integer.BYTES,
                    "begins a name of " + length + " bytes; expected 1 to " + MAX_NAME_BYTES + ". The file is damaged");
        }
        String name = JeolEntry.TEXT.decode(next(length)).toString();
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private ByteBuffer next(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw file.error(
                    begin + bytes.position(),
                    "should begin " + Integer.toUnsignedString(length) + " bytes, but the dictionary ends at byte "
                            + (begin + bytes.limit()) + ". The file is truncated or damaged");
        }
        ByteBuffer piece = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return piece;
    }
}
