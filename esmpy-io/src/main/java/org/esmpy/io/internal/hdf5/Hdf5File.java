package org.esmpy.io.internal.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.nio.FileChannelFromSeekableByteChannel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.esmpy.io.SpectrumFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HDF5 file that may be damaged or forged. Whatever jHDF throws at its bytes becomes a
 * {@link SpectrumFormatException}. Files below 2 GiB are mapped as one buffer: a forged length inside such a file runs
 * into the buffer's end before anything is allocated.
 */
public final class Hdf5File implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Hdf5File.class);

    private final Path path;
    private final long length;
    private final HdfFile file;
    private final Closeable resource;

    private Hdf5File(Path path, long length, HdfFile file, Closeable resource) {
        this.path = path;
        this.length = length;
        this.file = file;
        this.resource = resource;
    }

    /** Whether a file begins, perhaps after a user block, with the signature of HDF5. */
    public static boolean hasSignature(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Superblocks.find(channel).isPresent();
        }
    }

    /**
     * Opens a file.
     *
     * @throws SpectrumFormatException if it is not HDF5, shorter than it says, or damaged
     * @throws IOException             if the device fails or the file does not exist
     */
    public static Hdf5File open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            OptionalLong signature = Superblocks.find(channel);
            if (signature.isEmpty()) {
                throw SpectrumFormatException.atOffset(path, 0, "holds no HDF5 signature; expected an HDF5 file");
            }
            OptionalLong declared = Superblocks.declaredLength(channel, signature.getAsLong());
            if (declared.isPresent() && Long.compareUnsigned(declared.getAsLong(), length) > 0) {
                throw SpectrumFormatException.atOffset(
                        path,
                        length,
                        "is the end of the file; expected " + Long.toUnsignedString(declared.getAsLong())
                                + " bytes. The file is truncated: copy it again");
            }
            return guarded(path, "/", () -> map(path, channel, length));
        }
    }

    /**
     * Opens a file that was written here, to check it. It is not mapped: some systems do not let a mapped file be moved.
     */
    public static Hdf5File openWritten(Path path) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        HdfFile file = new HdfFile(new FileChannelFromSeekableByteChannel(channel));
        return new Hdf5File(path, channel.size(), file, channel); // jHDF fails to close a file that it got as a channel
    }

    private static Hdf5File map(Path path, FileChannel channel, long length) {
        if (length <= Integer.MAX_VALUE) {
            try {
                HdfFile file = HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, length));
                return new Hdf5File(path, length, file, () -> {});
            } catch (IOException e) {
                LOG.debug("{} cannot be mapped as a whole", path, e);
            }
        }
        HdfFile file = new HdfFile(path);
        return new Hdf5File(path, length, file, file::close);
    }

    /** The root group. */
    public Hdf5Group root() {
        return new Hdf5Group(this, file, "");
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** The file as jHDF sees it. */
    HdfFile file() {
        return file;
    }

    /** Length of the file, bytes. */
    long length() {
        return length;
    }

    /** Runs a piece of jHDF and blames the file for whatever goes wrong. */
    <T> T guarded(String location, Supplier<T> action) {
        return guarded(path, location, action);
    }

    private static <T> T guarded(Path path, String location, Supplier<T> action) {
        try {
            return action.get();
        } catch (SpectrumFormatException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // a cycle of pointers in the file overflows the stack
            throw SpectrumFormatException.at(path, location, "cannot be read: " + innermost(e))
                    .causedBy(e);
        }
    }

    /** What the first of a chain of exceptions said. */
    static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() throws IOException {
        resource.close();
    }
}
