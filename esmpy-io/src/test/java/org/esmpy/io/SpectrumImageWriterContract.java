package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.esmpy.io.TestImages.assertSameCounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SpectrumImageWriter} keeps: what it writes reads back, and there is never half a file. */
public abstract class SpectrumImageWriterContract {
    @TempDir
    protected Path folder;

    /** The writer under test. */
    protected abstract SpectrumImageWriter writer();

    /** A reader of what it writes. */
    protected abstract SpectrumImageReader reader();

    /** How what it writes has to be read. */
    protected ReadOptions options() {
        return ReadOptions.defaults();
    }

    /** An image that the format can hold, with counts up to {@code max}. */
    protected SpectrumImage image(int max) {
        return TestImages.random(new ImageShape(5, 7), 33, max, 1);
    }

    @Test
    public void namesItsExtensions() {
        assertThat(writer().extensions()).isNotEmpty().allMatch(ending -> ending.matches("[a-z0-9]+"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 65_535, 65_536, Integer.MAX_VALUE / 1000})
    public void whatItWritesReadsBack(int max) throws IOException {
        SpectrumImage image = image(max);
        Path file = target();

        writer().write(image, file, WriteOptions.defaults());

        SpectrumImage read = reader().read(file, options(), ProgressListener.none());
        assertSameCounts(read, image);
    }

    @Test
    public void theSameImageMakesTheSameBytes() throws IOException {
        Path first = target();
        writer().write(image(9), first, WriteOptions.defaults());
        Path second = Files.createDirectory(folder.resolve("second")).resolve(first.getFileName());
        writer().write(image(9), second, WriteOptions.defaults());
        assertThat(second).hasSameBinaryContentAs(first);
    }

    /** Everything an image can hold, in awkward values; what the writer does not say it omits has to come back. */
    @Test
    public void whatItDoesNotOmitReadsBackBitForBit() throws IOException {
        List<Element> elements = List.of(Element.of("O"), Element.of("Fe"), Element.of("Al"));
        SpectrumImage image = image(9).withPixelSize(new PixelSize(0.1 + 0.2, "µm"))
                .withAcquisition(TestImages.acquisition())
                .withMetadata(TestImages.metadata().withElements(elements));
        Path file = target();

        writer().write(image, file, WriteOptions.defaults());

        SpectrumImage read = reader().read(file, options(), ProgressListener.none());
        assertSameCounts(read, image);
        TestImages.assertSameParts(read, image, writer().omits(file));
    }

    /** Detectors of several segments, which few formats have a place for, with and without a recorded take-off angle. */
    @Test
    public void severalDetectorsReadBack() throws IOException {
        List<DetectorDirection> segments = List.of(
                DetectorDirection.of(18.0000002659109, 45),
                DetectorDirection.of(18.0000002659109, 135),
                new DetectorDirection(OptionalDouble.of(22), OptionalDouble.empty()));
        Acquisition several = TestImages.acquisition().withTiltDeg(5).withDetectors(segments);
        for (Acquisition acquisition : List.of(several, several.withTakeOffDeg(30))) {
            SpectrumImage image = image(9).withAcquisition(acquisition);
            Path file = target();

            writer().write(image, file, WriteOptions.defaults());

            SpectrumImage read = reader().read(file, options(), ProgressListener.none());
            TestImages.assertSameParts(read, image, writer().omits(file));
        }
    }

    @Test
    public void nothingKnownReadsBackAsNothingKnown() throws IOException {
        SpectrumImage known = image(9);
        SpectrumImage image = SpectrumImage.of(known.counts(), known.shape(), known.energy());
        Path file = target();

        writer().write(image, file, WriteOptions.defaults());

        SpectrumImage read = reader().read(file, options(), ProgressListener.none());
        TestImages.assertSameParts(read, image, writer().omits(file));
    }

    @Test
    public void replacesAnOlderFile() throws IOException {
        SpectrumImage image = image(3);
        Path file = target();
        writer().write(image(200), file, WriteOptions.defaults());

        writer().write(image, file, WriteOptions.defaults());

        assertSameCounts(reader().read(file, options(), ProgressListener.none()), image);
    }

    @Test
    public void leavesAnOlderFileAloneIfItRefuses() throws IOException {
        Path file = Files.writeString(target(), "older");
        Decomposition ofAnotherImage = new Decomposition(new DMatrixRMaj(2, 1), new DMatrixRMaj(2, 1), "none");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        writer().write(image(1), file, WriteOptions.defaults().withDecomposition(ofAnotherImage)));

        assertThat(file).hasContent("older");
        assertThat(filesInFolder()).isEqualTo(1);
    }

    @Test
    public void aFolderThatIsMissingOrIsTheTargetLeavesNothing() throws IOException {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> writer().write(image(1), folder.resolve("missing/" + name()), WriteOptions.defaults()));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> writer().write(image(1), folder, WriteOptions.defaults()));
        assertThat(filesInFolder()).isZero();
    }

    private Path target() {
        return folder.resolve(name());
    }

    private String name() {
        return "map." + extension();
    }

    /** Extension of the files to write. */
    protected String extension() {
        return writer().extensions().get(0);
    }

    private long filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
