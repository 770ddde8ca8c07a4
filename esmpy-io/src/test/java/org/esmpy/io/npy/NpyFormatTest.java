package org.esmpy.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.esmpy.io.TestImages.assertSameCounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumImageWriterContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFormatTest {
    private static final ReadOptions AXES =
            ReadOptions.defaults().withOverrides(ImageOverrides.none().withEnergyKeV(-0.1, 0.01));

    @TempDir
    private Path folder;

    /** The contract of readers, for dense cubes. */
    @Nested
    class DenseReaderTest extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new NpyFormat();
        }

        @Override
        protected ReadOptions options() {
            return AXES;
        }

        @Override
        protected Path example(Path target) throws IOException {
            return write(target.resolve("example.npy"));
        }
    }

    /** The contract of readers, for sparse matrices. */
    @Nested
    class SparseReaderTest extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new NpyFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            return write(target.resolve("example.npz"));
        }
    }

    /** The contract of writers; axes are read back without being given. */
    @Nested
    class SparseWriterTest extends SpectrumImageWriterContract {
        @Override
        protected SpectrumImageWriter writer() {
            return new NpyFormat();
        }

        @Override
        protected SpectrumImageReader reader() {
            return new NpyFormat();
        }
    }

    /** The contract of writers, for dense cubes, whose axes have to be given. */
    @Nested
    class DenseWriterTest extends SpectrumImageWriterContract {
        @Override
        protected SpectrumImageWriter writer() {
            return new NpyFormat();
        }

        @Override
        protected SpectrumImageReader reader() {
            return new NpyFormat();
        }

        @Override
        protected String extension() {
            return "npy";
        }

        @Override
        protected ReadOptions options() {
            return AXES;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 70_000})
    void aDenseCubeReadsBack(int max) throws IOException {
        SpectrumImage image = TestImages.random(new ImageShape(5, 7), 33, max, 1);
        Path file = folder.resolve("a.npy");

        new NpyFormat().write(image, file, WriteOptions.defaults());

        assertSameCounts(read(file, AXES), image);
    }

    /** Archives keep the time of each entry, by default that of writing. */
    @Test
    void archivesHaveNoTimeOfWriting() throws IOException {
        try (ZipFile archive = new ZipFile(write(folder.resolve("a.npz")).toFile())) {
            assertThat(archive.stream())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00"));
        }
    }

    @Test
    void beamAndTakeOffTravelWithTheSparseMatrix() throws IOException {
        SpectrumImage image = read(write(folder.resolve("a.npz")), ReadOptions.defaults());

        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().effectiveTakeOffDeg()).hasValue(35.5);
    }

    /** Two rows of three channels, as {@code numpy.asfortranarray(numpy.arange(12).reshape(2, 2, 3))} is saved. */
    @Test
    void fortranOrderIsRead() throws IOException {
        Path file = array(
                "a.npy",
                "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2, 3), }",
                12,
                i -> 3 * (2 * (i % 2) + i / 2 % 2) + i / 4);

        SpectrumImage image = read(file, AXES);

        assertThat(image.counts().pixelTotals()).containsExactly(3, 12, 21, 30);
        assertThat(image.sumSpectrum()).containsExactly(18, 22, 26);
    }

    @Test
    void aMatrixOfPixelsTakesItsShapeFromTheOptions() throws IOException {
        Path file = array("a.npy", "{'descr': '|i1', 'fortran_order': False, 'shape': (4, 3), }", 12, i -> i);
        ReadOptions shaped = AXES.withOverrides(AXES.overrides().withShape(new ImageShape(2, 2)));

        assertThat(read(file, AXES).shape()).isEqualTo(new ImageShape(1, 4));
        assertThat(read(file, shaped).shape()).isEqualTo(new ImageShape(2, 2));
        assertThat(read(file, shaped).energy()).isEqualTo(new EnergyAxis(-0.1, 0.01, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, AXES.withOverrides(AXES.overrides().withShape(new ImageShape(3, 2)))))
                .withMessageContaining("3 x 2 pixels");
    }

    @Test
    void aCubeAloneInAnArchiveIsRead() throws IOException {
        Path cube = write(folder.resolve("a.npy"));
        Path archive = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("../../cube.npy")); // only its content is used
            zip.write(Files.readAllBytes(cube));
        }

        assertSameCounts(read(archive, AXES), read(cube, AXES));
    }

    @Test
    void withoutAnEnergyAxisTheOptionsAreNamed() throws IOException {
        Path file = write(folder.resolve("a.npy"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, ReadOptions.defaults()))
                .withMessageContaining("--energy-offset-kev");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '|i1', 'fortran_order': False, 'shape': (2147483647, 2147483647, 3), }",
                "{'descr': '|i1', 'fortran_order': False, 'shape': (99999999999999999999,), }",
                "{'descr': '|i1', 'fortran_order': False, 'shape': (4, 0), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (4, 3), }",
                "{'descr': '<f2', 'fortran_order': False, 'shape': (2, 3), }",
                "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2, 2, 3), }"
            })
    void forgedAndForeignHeadersAreRefused(String header) throws IOException {
        Path file = array("a.npy", header, 12, i -> i);

        assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> read(file, AXES));
    }

    private static Path write(Path file) throws IOException {
        SpectrumImage image =
                TestImages.random(new ImageShape(6, 5), 40, 9, 1).withAcquisition(TestImages.acquisition());
        new NpyFormat().write(image, file, WriteOptions.defaults());
        return file;
    }

    private Path array(String name, String header, int length, IntUnaryOperator values) throws IOException {
        byte[] bytes = new byte[128 + length];
        Arrays.fill(bytes, 0, 128, (byte) ' ');
        byte[] begin = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, bytes, begin.length, header.length());
        bytes[127] = '\n';
        for (int i = 0; i < length; i++) {
            bytes[128 + i] = (byte) values.applyAsInt(i);
        }
        return Files.write(folder.resolve(name), bytes);
    }

    private static SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return new NpyFormat().read(file, options, ProgressListener.none());
    }
}
