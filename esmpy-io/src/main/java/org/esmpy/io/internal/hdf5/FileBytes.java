package org.esmpy.io.internal.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.esmpy.io.SpectrumFormatException;

/**
 * Reads bytes of an HDF5 file on request, never outside the file. Every length is checked against the file before
 * anything is allocated. The amount of structure that is read, unlike that of data, is bounded: however a forged file
 * refers to itself, the work stays proportional to its length.
 */
final class FileBytes {
    /** Structure that may be read of any file, however small, bytes. */
    private static final long FREE_WORK = 1 << 26;

    /** How many times the length of a file its structure may be read. */
    private static final long WORK_PER_BYTE = 16;

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private final Superblock superblock;
    private long workLeft;

    FileBytes(Path path, FileChannel channel, long length, Superblock superblock) {
        this.path = path;
        this.channel = channel;
        this.length = length;
        this.superblock = superblock;
        this.workLeft = FREE_WORK + WORK_PER_BYTE * length;
    }

    Path path() {
        return path;
    }

    /** Length of the file. */
    long length() {
        return length;
    }

    Superblock superblock() {
        return superblock;
    }

    /** Bytes of the structure at an address. */
    Fields structure(long address, long bytes) {
        work(bytes);
        return new Fields(this, address, ByteBuffer.wrap(data(address, bytes)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Bytes of the structure that end with their checksum, which is checked. */
    Fields checked(long address, long bytes) {
        Fields fields = structure(address, bytes);
        fields.checkSum();
        return fields;
    }

    /** Bytes of data at an address. */
    byte[] data(long address, long bytes) {
        checkRange(address, bytes);
        if (bytes > Integer.MAX_VALUE - 16) {
            throw damaged(address, "begins a piece of " + bytes + " bytes, too large for one");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
        try {
            long at = superblock.base() + address;
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new IOException(path.getFileName() + ": was cut while it was read");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    /**
     * Refuses a piece that is not inside the file.
     *
     * @throws SpectrumFormatException if any of it is outside
     */
    void checkRange(long address, long bytes) {
        long end = length - superblock.base();
        if (address < 0 || bytes < 0 || address > end || bytes > end - address) {
            throw damaged(
                    address,
                    "should begin " + Long.toUnsignedString(bytes) + " bytes, but the file has " + length + " in all");
        }
    }

    /** Counts work on the structure that is about to be done. */
    void work(long amount) {
        workLeft -= amount;
        if (amount < 0 || workLeft < 0) {
            throw SpectrumFormatException.of(
                    path,
                    "refers to itself so often that a file of " + length
                            + " bytes cannot need it; the file is damaged or forged");
        }
    }

    /** An error at an address; {@code problem} continues the sentence that the address begins. */
    SpectrumFormatException damaged(long address, String problem) {
        return SpectrumFormatException.atOffset(
                path, Math.max(0, superblock.base() + address), problem + "; the file is damaged");
    }
}
