package org.esmpy.io.internal.hdf5;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jhdf.checksum.ChecksumUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountReadingTest {
    @TempDir
    private Path folder;

    /** The data space of the counts declares more than a file can hold; its checksum is made to fit. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20, 1L << 31, 1L << 40, Long.MAX_VALUE, -1})
    void forgedDimensionsAreRefusedBeforeAnythingIsAllocated(long forged) throws IOException {
        for (int axis = 0; axis < 3; axis++) {
            Path file = folder.resolve("forged.h5");
            CountMatrix counts = CountMatrix.builder(7, 15).add(3, 2).endPixel().build();
            Hdf5Output.write(file, root -> root.put("data", counts, new ImageShape(3, 5)));
            forge(file, axis, forged);

            assertThatExceptionOfType(SpectrumFormatException.class)
                    .as("axis %d", axis)
                    .isThrownBy(() -> read(file))
                    .withMessageStartingWith("forged.h5: /data");
        }
    }

    private static CountMatrix read(Path file) throws IOException {
        return Hdf5File.read(
                file,
                ReadOptions.defaults(),
                hdf5 -> CountReading.read(
                        hdf5.root().data("data").orElseThrow(), 2, ReadOptions.defaults(), ProgressListener.none()));
    }

    private static void forge(Path file, int axis, long length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer shape = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        shape.putLong(3).putLong(5).putLong(7);
        int at = indexOf(bytes, shape.array(), 0);
        buffer.putLong(at + Long.BYTES * axis, length);
        int header = lastIndexOf(bytes, "OHDR".getBytes(StandardCharsets.US_ASCII), at);
        int end = header + 10 + buffer.getInt(header + 6); // signature, version, flags, 4 bytes of size, messages
        buffer.putInt(end, ChecksumUtils.checksum(Arrays.copyOfRange(bytes, header, end)));
        Files.write(file, bytes);
    }

    private static int indexOf(byte[] bytes, byte[] part, int from) {
        int at = from;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    private static int lastIndexOf(byte[] bytes, byte[] part, int before) {
        int at = before;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at--;
        }
        return at;
    }
}
