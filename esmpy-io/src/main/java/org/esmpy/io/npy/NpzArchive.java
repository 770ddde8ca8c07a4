package org.esmpy.io.npy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.SpectrumFormatException;

/** The arrays in an archive, by name. Entries are never unpacked under their names. */
final class NpzArchive implements Closeable {
    static final String SUFFIX = ".npy";

    /** Most bytes that one byte of an archive can stand for: deflate reaches no more. */
    static final long MAX_EXPANSION = 1032;

    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_TEXT_BYTES = 1 << 24;
    private static final int MAX_WORD_BYTES = 64;

    private final Path file;
    private final ZipFile zip;

    private NpzArchive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** Whether a file is an archive with arrays. */
    static boolean isIn(Path file) throws IOException {
        if (!hasMagic(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() <= MAX_ENTRIES
                    && zip.stream().anyMatch(entry -> entry.getName().endsWith(SUFFIX));
        } catch (ZipException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @throws SpectrumFormatException if the file is no archive
     */
    static NpzArchive open(Path file) throws IOException {
        if (!hasMagic(file)) {
            throw SpectrumFormatException.atOffset(file, 0, "holds no signature of NumPy or of an archive");
        }
        try {
            return new NpzArchive(file, new ZipFile(file.toFile()));
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    /** Blames the file for what went wrong inside it: a {@link ZipException}, an {@link EOFException} or a bad name. */
    static SpectrumFormatException damaged(Path file, Exception cause) {
        return SpectrumFormatException.of(
                        file,
                        "is an archive that cannot be read: " + cause.getMessage() + ". It is truncated or damaged")
                .causedBy(cause);
    }

    Path file() {
        return file;
    }

    /** Names of all entries, those of arrays with their suffix. */
    List<String> entries() {
        return zip.stream().limit(MAX_ENTRIES).map(ZipEntry::getName).toList();
    }

    boolean has(String name) {
        return zip.getEntry(name + SUFFIX) != null;
    }

    NpyNumbers numbers(String name) throws IOException {
        return new NpyNumbers(file, name, stream(name), 1);
    }

    DMatrixRMaj matrix(String name) throws IOException {
        size(name + SUFFIX);
        try (NpyNumbers numbers = new NpyNumbers(file, name, stream(name), 2)) {
            return numbers.matrix();
        }
    }

    /** The bytes of an array that is one text. */
    byte[] text(String name) throws IOException {
        try (InputStream in = stream(name)) {
            NpyHeader header = NpyHeader.read(file, in);
            byte[] bytes = in.readNBytes(MAX_TEXT_BYTES);
            if (!header.descr().matches("\\|S\\d{1,9}") || header.shape().length != 0) {
                throw NpyAxes.error(file, header, name + " has to be one text of bytes");
            }
            return bytes;
        }
    }

    /** The word in an array that is one text of ASCII, in bytes or in the four-byte letters of Python. */
    String word(String name) throws IOException {
        try (InputStream in = stream(name)) {
            NpyHeader.read(file, in);
            return new String(in.readNBytes(MAX_WORD_BYTES), StandardCharsets.US_ASCII).replace("\0", "");
        }
    }

    InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw SpectrumFormatException.of(file, "has no array '" + name + "'");
        }
        return zip.getInputStream(entry);
    }

    /**
     * Bytes that an entry declares to unpack to.
     *
     * @throws SpectrumFormatException if they are more than the archive can hold
     */
    long size(String name) throws IOException {
        long size = zip.getEntry(name).getSize();
        if (size < 0 || size > MAX_EXPANSION * Files.size(file)) {
            throw SpectrumFormatException.at(file, name, "declares " + size + " bytes, more than the archive can hold");
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static boolean hasMagic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }
}
