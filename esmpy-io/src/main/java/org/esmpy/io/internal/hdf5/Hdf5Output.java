package org.esmpy.io.internal.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.ReadOptions;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;

/**
 * Writes a group of an HDF5 file. It works around limits of jHDF 0.13.0's writer:
 *
 * <ul>
 *   <li>it writes its own name over whatever follows the last dataset, so that the last object of the file must be a
 *       dataset; the order of objects is that of a hash map (see {@link #putTail});
 *   <li>attributes above 64 KiB silently destroy the file: long texts become datasets, which HyperSpy reads
 *       as arrays of one text;
 *   <li>empty arrays leave an empty file: they are refused or left out;
 *   <li>booleans become bit fields, which h5py and HyperSpy do not take for booleans (see {@link BooleanAttribute});
 *   <li>strings end at the first NUL;
 *   <li>datasets are taken as nested arrays of less than 2 GiB (see {@link CountDataset}).
 * </ul>
 *
 * Every file is opened again and checked for all of its objects before it counts as written.
 */
public final class Hdf5Output {
    private static final int MAX_ATTRIBUTE_BYTES = 60_000;

    private final WritableGroup group;

    private Hdf5Output(WritableGroup group) {
        this.group = group;
    }

    /**
     * Writes a file and checks that all that was put into it can be found again.
     *
     * @param file    the file to fill; what it holds is lost
     * @param content fills the root group
     * @throws IOException if the device fails or the file does not read back
     */
    public static void write(Path file, Consumer<Hdf5Output> content) throws IOException {
        try {
            WritableHdfFile root = HdfFile.write(file);
            try (root) {
                content.accept(new Hdf5Output(root));
                putTail(root);
            }
            Hdf5File.read(file, ReadOptions.defaults(), written -> {
                walk(root, written.root());
                return written;
            });
        } catch (HdfException e) {
            throw new IOException("cannot be written: " + first(e).getMessage(), e);
        }
    }

    /** The first cause in a chain of exceptions. */
    private static Throwable first(Throwable thrown) {
        return thrown.getCause() == null ? thrown : first(thrown.getCause());
    }

    /** Adds a group; the name may not be empty or contain a slash. */
    public Hdf5Output group(String name) {
        return new Hdf5Output(group.putGroup(name));
    }

    public Hdf5Output put(String name, String text) {
        String kept = text.replace("\0", "");
        if (kept.getBytes(StandardCharsets.UTF_8).length > MAX_ATTRIBUTE_BYTES) {
            group.putDataset(name, kept);
        } else {
            group.putAttribute(name, kept);
        }
        return this;
    }

    public Hdf5Output put(String name, double number) {
        group.putAttribute(name, number);
        return this;
    }

    public Hdf5Output put(String name, long number) {
        group.putAttribute(name, number);
        return this;
    }

    public Hdf5Output put(String name, boolean flag) {
        group.getAttributes().put(name, new BooleanAttribute(name, group, flag));
        return this;
    }

    /** Adds a list of texts as a dataset; an empty list is left out. */
    public Hdf5Output put(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            group.putDataset(name, texts.toArray(String[]::new));
        }
        return this;
    }

    /**
     * Adds a matrix as a dataset of float64.
     *
     * @throws IllegalArgumentException if it has no elements
     */
    public Hdf5Output put(String name, DMatrixRMaj matrix) {
        if (matrix.getNumElements() == 0) {
            throw new IllegalArgumentException("matrix '" + name + "' is " + matrix.getNumRows() + " x "
                    + matrix.getNumCols() + "; HDF5 files written here cannot hold empty matrices");
        }
        double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(matrix.getData(), row * matrix.getNumCols(), rows[row], 0, matrix.getNumCols());
        }
        group.putDataset(name, rows);
        return this;
    }

    /**
     * Adds counts as a compressed dataset (height, width, channels) of the narrowest unsigned integers that hold them.
     */
    public Hdf5Output put(String name, CountMatrix counts, ImageShape shape) {
        group.putDataset(name, new CountDataset(name, group, counts, shape));
        return this;
    }

    /** Adds a dataset that comes after all other objects in jHDF's order, whatever their names. */
    private static void putTail(WritableHdfFile root) {
        for (String name = "_tail"; ; name += "_") {
            root.putDataset(name, new byte[] {0});
            Optional<String> last = root.getChildren().keySet().stream().reduce((before, after) -> after);
            if (last.equals(Optional.of(name))) {
                return;
            }
        }
    }

    private static void walk(Group written, Hdf5Group found) {
        for (String name : written.getAttributes().keySet()) {
            check(!found.texts(name).isEmpty(), found.path() + "@" + name);
        }
        for (Map.Entry<String, Node> entry : written.getChildren().entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof Group group) {
                Optional<Hdf5Group> child = found.group(name);
                check(child.isPresent(), found.path() + "/" + name);
                walk(group, child.orElseThrow());
            } else {
                check(found.data(name).isPresent(), found.path() + "/" + name);
            }
        }
    }

    private static void check(boolean there, String path) {
        if (!there) {
            throw new UncheckedIOException(new IOException(path + " is missing in the file that was written"));
        }
    }
}
