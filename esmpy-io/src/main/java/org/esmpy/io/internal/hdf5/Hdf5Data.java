package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.ReadBudget;

/** A dataset of an HDF5 file. Its declared size is checked against the length of the file before anything is read. */
public final class Hdf5Data {
    private static final int DATASPACE = 0x01;
    private static final int DATATYPE = 0x03;

    private final Hdf5File file;
    private final ObjectHeader header;
    private final String path;
    private final Datatype type;
    private final Dataspace extent;

    Hdf5Data(Hdf5File file, ObjectHeader header, String path) {
        this.file = file;
        this.header = header;
        this.path = path;
        this.type = file.guarded(path, () -> Datatype.read(message(DATATYPE, "type")));
        this.extent = file.guarded(path, () -> Dataspace.read(message(DATASPACE, "shape")));
    }

    /** Path inside the file. */
    public String path() {
        return path;
    }

    /** Lengths of the axes, the slowest first; a copy. */
    public long[] shape() {
        return extent.shape().clone();
    }

    /** Type of the elements as NumPy names it, e.g. {@code "float64"}. */
    public String typeName() {
        return type.typeName();
    }

    /** The type as numbers; empty if its elements are no ordinary ones. */
    public Optional<NumberType> numberType() {
        return type.numberType();
    }

    /** An attribute of the dataset as text; empty if there is none, or it cannot be read. */
    public Optional<String> attribute(String name) {
        return file.tolerant(
                path + "@" + name,
                () -> Optional.ofNullable(Attributes.of(header).get(name))
                        .flatMap(message ->
                                Attributes.texts(message, file.heaps()).stream().findFirst()));
    }

    /** The matrix of float64 in this dataset; empty if it is anything else. */
    public Optional<DMatrixRMaj> matrix() {
        long[] shape = extent.shape();
        if (shape.length != 2 || !typeName().equals("float64") || numberType().isEmpty()) {
            return Optional.empty();
        }
        checkSize();
        double elements = extent.elements();
        if (elements > Integer.MAX_VALUE / Double.BYTES) {
            throw error("is " + shapeText() + "; expected fewer than 2^28 elements");
        }
        file.budget().reserve(path, 2 * Double.BYTES * (long) elements);
        double[] values = new double[(int) elements];
        ByteBuffer.wrap(new BlockReader(this).all())
                .order(numberType().orElseThrow().order())
                .asDoubleBuffer()
                .get(values);
        return Optional.of(DMatrixRMaj.wrap((int) shape[0], (int) shape[1], values));
    }

    /** Its numbers; empty if there are none or too many for an axis. */
    public double[] numbers() {
        return small().map(value -> file.guarded(path, value::numbers)).orElse(new double[0]);
    }

    /**
     * One column of a table of bytes.
     *
     * @throws SpectrumFormatException if this is no table of bytes, or has no such column
     */
    public byte[] column(int index) {
        long[] shape = extent.shape();
        if (shape.length != 2 || !typeName().equals("uint8") || index >= shape[1] || shape[0] > RawValue.MAX_ELEMENTS) {
            throw error("is " + shapeText() + " of " + typeName() + "; expected columns of up to "
                    + RawValue.MAX_ELEMENTS + " bytes (uint8), more than " + index);
        }
        checkSize();
        return new BlockReader(this).column(index);
    }

    /** The value of a small dataset; empty if it is too large for metadata. */
    Optional<RawValue> small() {
        checkSize();
        if (extent.elements() > RawValue.MAX_ELEMENTS) {
            return Optional.empty();
        }
        byte[] values = new BlockReader(this).all();
        Fields fields = new Fields(
                file.bytes(), header.address(), ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN));
        return Optional.of(new RawValue(type, extent, fields));
    }

    /** The value of a small dataset as texts; none if it is too large. */
    List<String> texts() {
        return small().map(value -> value.texts(file.heaps())).orElse(List.of());
    }

    /**
     * Refuses a size that a file of this length cannot hold.
     *
     * @throws SpectrumFormatException if the size is forged or the file is damaged
     */
    void checkSize() {
        double bytes = type.bytes();
        for (long length : extent.shape()) {
            if (length < 0) {
                throw error("declares a negative size; the file is damaged");
            }
            bytes *= length;
        }
        if (bytes > (double) ReadBudget.EXPANSION * file.length()) {
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
        return String.join(
                " x ", Arrays.stream(extent.shape()).mapToObj(Long::toString).toList());
    }

    /** What may be allocated. */
    public ReadBudget budget() {
        return file.budget();
    }

    /** An error at this dataset; {@code problem} continues the sentence that its path begins. */
    public SpectrumFormatException error(String problem) {
        return SpectrumFormatException.at(file.path(), path, problem);
    }

    /** An error about what the caller wants to read of this array. */
    public IllegalArgumentException refusal(String problem) {
        return new IllegalArgumentException(file.path().getFileName() + ": " + path + " " + problem);
    }

    Hdf5File file() {
        return file;
    }

    ObjectHeader header() {
        return header;
    }

    Dataspace extent() {
        return extent;
    }

    int elementBytes() {
        return type.bytes();
    }

    private Fields message(int messageType, String what) {
        return header.message(messageType).orElseThrow(() -> error("has no " + what + "; the file is damaged"));
    }
}
