package org.esmpy.io.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.internal.OneLine;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.SpectrumImage;

/**
 * Writes an image as an {@code .npz} archive: the arrays that SciPy's {@code load_npz} reads, and axes, metadata and
 * matrices beside them.
 */
final class NpzWriting {
    /** The earliest time that a zip archive can store. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private NpzWriting(ZipOutputStream zip) {
        this.zip = zip;
    }

    static void write(SpectrumImage image, Path part) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            new NpzWriting(zip).write(image);
        }
    }

    private void write(SpectrumImage image) throws IOException {
        CountMatrix counts = image.counts();
        begin("format", NpyHeader.of("|S3"));
        zip.write("csr".getBytes(StandardCharsets.US_ASCII));
        longs("shape", counts.pixels(), counts.channels());
        longs(NpzReading.SHAPE, image.shape().height(), image.shape().width());
        doubles(
                NpzReading.ENERGY,
                image.energy().firstCentreKeV(),
                image.energy().widthKeV());
        writeEnds(counts);
        begin("indices", NpyHeader.of("<i4", counts.nonZeros()));
        for (CountBlock block : counts.blocks()) {
            ByteBuffer bytes = buffer(Integer.BYTES * block.nonZeros());
            for (char channel : block.channel()) {
                bytes.putInt(channel);
            }
            zip.write(bytes.array());
        }
        begin("data", NpyHeader.of("<i4", counts.nonZeros()));
        for (CountBlock block : counts.blocks()) {
            zip.write(counts(block));
        }
        byte[] metadata = NpzMetadata.toJson(image);
        begin(NpzReading.METADATA, NpyHeader.of("|S" + metadata.length));
        zip.write(metadata);
        for (Map.Entry<String, DMatrixRMaj> named : image.metadata().matrices().entrySet()) {
            writeMatrix(NpzReading.MATRICES + OneLine.percent(named.getKey()), named.getValue());
        }
        zip.closeEntry();
    }

    private void writeMatrix(String name, DMatrixRMaj matrix) throws IOException {
        begin(name, NpyHeader.of("<f8", matrix.getNumRows(), matrix.getNumCols()));
        ByteBuffer row = buffer(Double.BYTES * matrix.getNumCols());
        for (int r = 0; r < matrix.getNumRows(); r++) {
            row.asDoubleBuffer().put(matrix.getData(), r * matrix.getNumCols(), matrix.getNumCols());
            zip.write(row.array());
        }
    }

    /** Writes where the rows end, with eight bytes each only if four are not enough, as SciPy does. */
    private void writeEnds(CountMatrix counts) throws IOException {
        boolean wide = counts.nonZeros() > Integer.MAX_VALUE;
        begin("indptr", NpyHeader.of(wide ? "<i8" : "<i4", counts.pixels() + 1L));
        long before = 0;
        zip.write(new byte[wide ? Long.BYTES : Integer.BYTES]);
        for (CountBlock block : counts.blocks()) {
            ByteBuffer bytes = buffer((wide ? Long.BYTES : Integer.BYTES) * block.pixels());
            for (int p = 1; p <= block.pixels(); p++) {
                long end = before + block.start()[p];
                bytes = wide ? bytes.putLong(end) : bytes.putInt((int) end);
            }
            zip.write(bytes.array());
            before += block.nonZeros();
        }
    }

    private static byte[] counts(CountBlock block) {
        ByteBuffer bytes = buffer(Integer.BYTES * block.nonZeros());
        for (int p = 0; p < block.pixels(); p++) {
            for (int i = block.start()[p]; i < block.unitEnd()[p]; i++) {
                bytes.putInt(1);
            }
            for (int many : Arrays.copyOfRange(block.many(), block.manyStart()[p], block.manyStart()[p + 1])) {
                bytes.putInt(many);
            }
        }
        return bytes.array();
    }

    private void longs(String name, long... numbers) throws IOException {
        begin(name, NpyHeader.of("<i8", numbers.length));
        ByteBuffer bytes = buffer(Long.BYTES * numbers.length);
        bytes.asLongBuffer().put(numbers);
        zip.write(bytes.array());
    }

    private void doubles(String name, double... numbers) throws IOException {
        begin(name, NpyHeader.of("<f8", numbers.length));
        ByteBuffer bytes = buffer(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        zip.write(bytes.array());
    }

    private void begin(String name, NpyHeader header) throws IOException {
        ZipEntry entry = new ZipEntry(name + NpzArchive.SUFFIX);
        entry.setTimeLocal(NO_TIME); // the same image makes the same bytes
        zip.putNextEntry(entry);
        zip.write(header.toBytes());
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
