package org.esmpy.io.internal.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.esmpy.io.SpectrumFormatException;

/**
 * The first bytes of an HDF5 file: how wide its addresses are and where its root is. Layout: HDF5 File Format
 * Specification 3.0, section II.A.
 *
 * @param base        offset of the signature, from which addresses count
 * @param offsetBytes bytes of an address
 * @param lengthBytes bytes of a length
 * @param root        address of the header of the root group
 * @param end         length that the file had when it was closed
 */
record Superblock(long base, int offsetBytes, int lengthBytes, long root, long end) {
    private static final long SIGNATURE = 0x0a1a0a0d46444889L; // \211 H D F \r \n \032 \n, read little-endian
    private static final int FIRST_OFFSET = 512;
    private static final int MAX_BYTES = 128;

    /** Offset of the signature: 0, or 512 and its doubles behind a user block; empty if there is none. */
    static OptionalLong find(FileChannel channel) throws IOException {
        for (long at = 0; at + Long.BYTES <= channel.size(); at = at == 0 ? FIRST_OFFSET : 2 * at) {
            if (read(channel, at, Long.BYTES).getLong() == SIGNATURE) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * @throws SpectrumFormatException if the file is no HDF5, of an unknown version, or shorter than it says
     */
    static Superblock read(Path path, FileChannel channel) throws IOException {
        long base = find(channel)
                .orElseThrow(() ->
                        SpectrumFormatException.atOffset(path, 0, "holds no HDF5 signature; expected an HDF5 file"));
        long available = Math.min(MAX_BYTES, channel.size() - base);
        ByteBuffer block = read(channel, base, (int) available);
        int version = available > 16 ? block.get(8) : -1;
        if (version < 0 || version > 3) {
            throw SpectrumFormatException.atOffset(
                    path,
                    base + 8,
                    "holds a superblock of version " + version
                            + "; expected 0 to 3. The file is damaged, or newer than what esmpy reads");
        }
        Superblock preliminary =
                new Superblock(base, block.get(version < 2 ? 13 : 9), block.get(version < 2 ? 14 : 10), 0, 0);
        preliminary.checkWidths(path);
        FileBytes file = new FileBytes(path, channel, channel.size(), preliminary);
        Superblock superblock = version < 2 ? preliminary.old(file, version) : preliminary.recent(file);
        superblock.checkEnd(path, channel.size());
        return superblock;
    }

    private Superblock old(FileBytes file, int version) {
        int fixed = version == 0 ? 24 : 28;
        Fields fields = file.structure(0, fixed + 6L * offsetBytes);
        fields.skip(fixed + 2L * offsetBytes);
        long eof = fields.offset();
        fields.skip(2L * offsetBytes); // the driver and the name of the root
        return new Superblock(base, offsetBytes, lengthBytes, fields.offset(), eof);
    }

    private Superblock recent(FileBytes file) {
        Fields fields = file.checked(0, 16 + 4L * offsetBytes);
        fields.skip(12 + 2L * offsetBytes);
        long eof = fields.offset();
        return new Superblock(base, offsetBytes, lengthBytes, fields.offset(), eof);
    }

    private void checkWidths(Path path) {
        if (!possible(offsetBytes) || !possible(lengthBytes)) {
            throw SpectrumFormatException.atOffset(
                    path,
                    base,
                    "begins a file with addresses of " + offsetBytes + " and lengths of " + lengthBytes
                            + " bytes; expected 2, 4 or 8. The file is damaged");
        }
    }

    private static boolean possible(int width) {
        return width == 2 || width == 4 || width == 8;
    }

    /** The end counts from the beginning of the file in some files with a user block, from the signature in others. */
    private void checkEnd(Path path, long length) {
        if (Long.compareUnsigned(end, length) > 0) {
            throw SpectrumFormatException.atOffset(
                    path,
                    length,
                    "is the end of the file; expected " + Long.toUnsignedString(end)
                            + " bytes. The file is truncated: copy it again");
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
            continue;
        }
        return bytes.flip();
    }
}
