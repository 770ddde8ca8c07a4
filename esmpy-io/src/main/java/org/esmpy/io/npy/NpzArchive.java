package org.esmpy.io.npy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.ReadBudget;

/**
 * Gives access to the arrays of an {@code .npz} archive by name. It reads entries as streams, and never unpacks them to
 * files of their names.
 */
final class NpzArchive implements Closeable {
    static final String SUFFIX = ".npy";

    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_WORD_BYTES = 64;

    /** Bytes of memory per byte of JSON after it is parsed. */
    private static final int JSON_EXPANSION = 32;

    private static final Pattern BYTES = Pattern.compile("\\|S(\\d{1,9})");

    private final Path file;
    private final ZipFile zip;
    private final ReadBudget budget;

    private NpzArchive(Path file, ZipFile zip, ReadBudget budget) {
        this.file = file;
        this.zip = zip;
        this.budget = budget;
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
     * @throws SpectrumFormatException if the file is no archive, or has two entries of one name
     */
    static NpzArchive open(Path file, ReadBudget budget) throws IOException {
        if (!hasMagic(file)) {
            throw SpectrumFormatException.atOffset(file, 0, "holds no signature of NumPy or of an archive");
        }
        try {
            NpzArchive archive = new NpzArchive(file, new ZipFile(file.toFile()), budget);
            archive.checkNames();
            return archive;
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    /** The error for a damaged archive, caused by a {@link ZipException}, an {@link EOFException} or a bad name. */
    static SpectrumFormatException damaged(Path file, Exception cause) {
        return SpectrumFormatException.of(
                        file,
                        "is an archive that cannot be read: " + cause.getMessage() + ". It is truncated or damaged")
                .causedBy(cause);
    }

    Path file() {
        return file;
    }

    ReadBudget budget() {
        return budget;
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
        try (NpyNumbers numbers = new NpyNumbers(file, name, stream(name), 2)) {
            return numbers.matrix(budget);
        }
    }

    /** The bytes of an array that is one text of JSON. */
    byte[] text(String name) throws IOException {
        try (InputStream in = stream(name)) {
            NpyHeader header = NpyHeader.read(file, in);
            Matcher type = BYTES.matcher(header.descr());
            if (!type.matches() || header.shape().length != 0) {
                throw NpyAxes.error(file, header, name + " has to be one text of bytes");
            }
            int length = Integer.parseInt(type.group(1));
            budget.check(name, (long) JSON_EXPANSION * length);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length || in.read() >= 0) {
                throw SpectrumFormatException.at(file, name, "holds other than the " + length + " bytes it declares");
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

    /**
     * The unpacked bytes of an array, header first; never more than it declares.
     *
     * @throws SpectrumFormatException if it is not there, or declares more than the archive can hold
     */
    InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw SpectrumFormatException.of(file, "has no array '" + name + "'");
        }
        long size = entry.getSize();
        if (size < 0 || size > ReadBudget.EXPANSION * Files.size(file)) {
            throw SpectrumFormatException.at(file, name, "declares " + size + " bytes, more than the archive can hold");
        }
        return new DeclaredStream(zip.getInputStream(entry), size, name);
    }

    private void checkNames() throws IOException {
        List<String> names = entries();
        if (Set.copyOf(names).size() < names.size()) {
            zip.close();
            throw SpectrumFormatException.of(file, "has two entries of one name; expected each array once");
        }
    }

    /** An entry that may not unpack to more than it declares. */
    private final class DeclaredStream extends FilterInputStream {
        private final String name;
        private long left;

        DeclaredStream(InputStream in, long declared, String name) {
            super(in);
            this.left = declared;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int some = super.read(target, offset, length);
            left -= Math.max(0, some);
            if (left < 0) {
                throw SpectrumFormatException.at(file, name, "unpacks to more bytes than the archive declares");
            }
            return some;
        }
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
