package org.esmpy.io.internal.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.ReadBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an HDF5 file that may be damaged or forged, by the HDF5 File Format Specification: what a file refers to must
 * lie inside it, is visited once, and is never larger in memory than its declared shape and the length of the file
 * allow.
 */
public final class Hdf5File {
    private static final Logger LOG = LoggerFactory.getLogger(Hdf5File.class);

    private final FileBytes bytes;
    private final ReadBudget budget;
    private final GlobalHeaps heaps;
    private final Map<Long, Node> nodes = new HashMap<>();

    private Hdf5File(FileBytes bytes, ReadBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
        this.heaps = new GlobalHeaps(bytes);
    }

    /** Whether a file begins, perhaps after a user block, with the signature of HDF5. */
    public static boolean hasSignature(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Superblock.find(channel).isPresent();
        }
    }

    /**
     * Opens a file, applies a function to it and closes it.
     *
     * @param options what bounds the memory
     * @throws SpectrumFormatException if it is not HDF5, shorter than it says, or damaged
     * @throws IOException             if the device fails or the file does not exist
     */
    public static <T> T read(Path path, ReadOptions options, Function<Hdf5File, T> reading) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            Superblock superblock = Superblock.read(path, channel);
            FileBytes bytes = new FileBytes(path, channel, length, superblock);
            return reading.apply(new Hdf5File(bytes, ReadBudget.of(path, length, options)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Looks into a file, so that a reader can recognise its content.
     *
     * @param look not called if the file is not HDF5, or damaged
     */
    public static ProbeResult probe(Path path, Function<Hdf5File, ProbeResult> look) throws IOException {
        if (!hasSignature(path)) {
            return ProbeResult.refused("no HDF5 signature");
        }
        try {
            return read(path, ReadOptions.defaults(), look);
        } catch (SpectrumFormatException e) {
            return ProbeResult.refused(e.getMessage());
        }
    }

    /** The root group. */
    public Hdf5Group root() {
        return new Hdf5Group(this, node("/", bytes.superblock().root()), "");
    }

    /** Path of the file. */
    public Path path() {
        return bytes.path();
    }

    /** What may be allocated. */
    public ReadBudget budget() {
        return budget;
    }

    /** Length of the file, bytes. */
    long length() {
        return bytes.length();
    }

    FileBytes bytes() {
        return bytes;
    }

    GlobalHeaps heaps() {
        return heaps;
    }

    /** The group or dataset whose header is at an address. */
    Node node(String location, long address) {
        Node node = nodes.get(address);
        if (node == null) {
            node = new Node(guarded(location, () -> ObjectHeader.read(bytes, address)));
            nodes.put(address, node);
        }
        return node;
    }

    /** Runs an action and turns any failure into an error of the file. */
    <T> T guarded(String location, Supplier<T> action) {
        try {
            return action.get();
        } catch (SpectrumFormatException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw SpectrumFormatException.at(path(), location, "cannot be read: " + problem)
                    .causedBy(e);
        }
    }

    /** As {@link #guarded}, for values that may be left out: an error is logged, and the value is taken as absent. */
    <T> Optional<T> tolerant(String location, Supplier<Optional<T>> action) {
        try {
            return guarded(location, action);
        } catch (SpectrumFormatException e) {
            LOG.warn("{}; left out", e.getMessage());
            return Optional.empty();
        }
    }
}
