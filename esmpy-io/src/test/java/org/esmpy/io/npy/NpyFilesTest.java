package org.esmpy.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.esmpy.io.SpectrumFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFilesTest {
    private static final long SEED = 5;

    @TempDir
    private Path folder;

    static Stream<int[]> shapes() {
        return Stream.of(
                new int[] {}, new int[] {0}, new int[] {7}, new int[] {3, 4}, new int[] {3, 0}, new int[] {3, 128, 129
                });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsBackBitForBit(int[] shape) throws IOException {
        double[] values = new SplittableRandom(SEED)
                .doubles(Arrays.stream(shape).reduce(1, Math::multiplyExact))
                .toArray();
        Path file = folder.resolve("H.npy");

        NpyFiles.write(file, values, shape);
        NpyArray read = NpyFiles.read(file);

        assertThat(read.values()).isEqualTo(values);
        assertThat(read.shape()).isEqualTo(shape);
    }

    /** The bytes of {@code numpy.save("a.npy", numpy.array([[1.0, 2.0]]))}, NumPy 1.24. */
    @Test
    void writesTheBytesOfNumPy() throws IOException {
        Path file = folder.resolve("a.npy");

        NpyFiles.write(file, new double[] {1, 2}, 1, 2);

        byte[] bytes = Files.readAllBytes(file);
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }";
        assertThat(bytes).hasSize(128 + 16).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .isEqualTo(header + " ".repeat(117 - header.length()) + "\n");
        assertThat(Arrays.copyOfRange(bytes, 128, 144))
                .containsExactly(0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '>f8', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': True, 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
                "{'descr': '<f8'}",
                ""
            })
    void otherHeadersAreRefused(String header) throws IOException {
        Path file = folder.resolve("a.npy");
        NpyFiles.write(file, new double[2], 2);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 10, 127, (byte) ' ');
        System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, bytes, 10, header.length());
        Files.write(file, bytes);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> NpyFiles.read(file))
                .withMessageStartingWith("a.npy: byte ");
    }

    @Test
    void aTruncatedOrFlippedFileIsRefusedOrRead() throws IOException {
        Path file = folder.resolve("a.npy");
        NpyFiles.write(file, new double[50], 5, 10);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> NpyFiles.read(file));
            byte[] damaged = whole.clone();
            damaged[length] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            try {
                assertThat(NpyFiles.read(file).values()).hasSize(50);
            } catch (SpectrumFormatException e) {
                assertThat(e.offset()).isPresent();
            }
        }
    }

    @Test
    void aShapeOfOtherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NpyFiles.write(folder.resolve("a.npy"), new double[5], 2, 3))
                .withMessageContaining("needs 6 values, got 5");
        assertThat(folder).isEmptyDirectory();
    }
}
