package org.esmpy.io.internal.hdf5;

import io.jhdf.api.Dataset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.SpectrumFormatException;

/** A dataset of an HDF5 file. Its declared size is held against the length of the file before anything is read. */
public final class Hdf5Data {
    /** Most elements that a value of the metadata may have. */
    private static final long SMALL = 1 << 18;

    /**
     * Most bytes that one byte of a file can stand for: deflate reaches 1032 (a block of 258 repeated bytes in two
     * bits), all other filters less.
     */
    static final long MAX_EXPANSION = 1032;

    private final Hdf5File file;
    private final Dataset dataset;
    private final String path;
    private final long[] shape;

    Hdf5Data(Hdf5File file, Dataset dataset, String path) {
        this.file = file;
        this.dataset = dataset;
        this.path = path;
        this.shape = file.guarded(path, dataset::getDimensionsAsLong);
    }

    /** Path inside the file. */
    public String path() {
        return path;
    }

    /** Lengths of the axes, the slowest first; a copy. */
    public long[] shape() {
        return shape.clone();
    }

    /** Type of the elements as NumPy names it, e.g. {@code "float64"}. */
    public String typeName() {
        return file.guarded(path, () -> Hdf5Types.nameOf(dataset.getDataType()));
    }

    /** The matrix of float64 in this dataset; empty if it is anything else. */
    public Optional<DMatrixRMaj> matrix() {
        if (shape.length != 2 || !typeName().equals("float64")) {
            return Optional.empty();
        }
        checkSize();
        if (shape[0] > Integer.MAX_VALUE || shape[0] * shape[1] > Integer.MAX_VALUE) {
            throw error("is " + shape[0] + " x " + shape[1] + "; expected fewer than 2^31 elements");
        }
        double[] values = (double[]) file.guarded(path, dataset::getDataFlat);
        return Optional.of(DMatrixRMaj.wrap((int) shape[0], (int) shape[1], values));
    }

    /** Its numbers; empty if there are none or too many for an axis. */
    public double[] numbers() {
        Object value = small().orElse(new double[0]);
        return value instanceof double[] array ? array : new double[0];
    }

    /**
     * One column of a table of bytes.
     *
     * @throws SpectrumFormatException if this is no table of bytes, or has no such column
     */
    public byte[] column(int index) {
        if (shape.length != 2 || !typeName().equals("uint8") || index >= shape[1] || shape[0] > SMALL) {
            throw error("is " + shapeText() + " of " + typeName() + "; expected columns of up to " + SMALL
                    + " bytes (uint8), more than " + index);
        }
        checkSize();
        return file.guarded(
                path, () -> bytes(dataset.getData(new long[] {0, index}, new int[] {Math.toIntExact(shape[0]), 1})));
    }

    /** Bytes that jHDF widened to integers. */
    private static byte[] bytes(Object rows) {
        int[][] wide = (int[][]) rows;
        byte[] bytes = new byte[wide.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) wide[i][0];
        }
        return bytes;
    }

    /** The value of a small dataset, scalar or nested arrays; empty if it is too large for metadata. */
    Optional<Object> small() {
        checkSize();
        boolean few = Arrays.stream(shape).allMatch(n -> n <= SMALL)
                && Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b) <= SMALL;
        return few ? Optional.ofNullable(file.guarded(path, dataset::getData)) : Optional.empty();
    }

    /**
     * Refuses a size that a file of this length cannot hold.
     *
     * @throws SpectrumFormatException if the size is forged or the file is damaged
     */
    void checkSize() {
        double bytes = file.guarded(path, () -> dataset.getDataType().getSize());
        for (long length : shape) {
            if (length < 0) {
                throw error("declares a negative size; the file is damaged");
            }
            bytes *= length;
        }
        if (bytes > (double) MAX_EXPANSION * file.length()) {
            throw error(String.format(
                    Locale.ROOT,
                    "declares %s elements, %.3g bytes, which a file of %d bytes cannot hold; the file is damaged",
                    shapeText(),
                    bytes,
                    file.length()));
        }
    }

    /** The shape as text, e.g. {@code "80 x 80 x 1917"}. */
    String shapeText() {
        return String.join(" x ", Arrays.stream(shape).mapToObj(Long::toString).toList());
    }

    /** An error at this dataset; {@code problem} continues the sentence that its path begins. */
    public SpectrumFormatException error(String problem) {
        return SpectrumFormatException.at(file.path(), path, problem);
    }

    Hdf5File file() {
        return file;
    }

    Dataset dataset() {
        return dataset;
    }
}
