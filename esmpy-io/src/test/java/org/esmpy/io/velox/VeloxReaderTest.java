package org.esmpy.io.velox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.esmpy.io.velox.VeloxFiles.GATE;
import static org.esmpy.io.velox.VeloxFiles.words;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeloxReaderTest extends SpectrumImageReaderContract {
    private static final ImageShape SHAPE = new ImageShape(1, 3);
    private static final ReadOptions DEFAULTS = ReadOptions.defaults();

    /** Two frames: 5 | 6 6 | nothing, then 7 | nothing | 63 63 63. */
    private static final short[] TWO_FRAMES = words(5, GATE, 6, 6, GATE, GATE, 7, GATE, GATE, 63, 63, 63, GATE);

    private static final short[] OTHER = words(GATE, GATE, GATE, 5, GATE, GATE, 1, GATE);

    @Override
    protected SpectrumImageReader reader() {
        return new VeloxFormat();
    }

    @Override
    protected Path example(Path target) {
        return VeloxFiles.write(target.resolve("example.emd"), "11", SHAPE, 2, List.of(TWO_FRAMES, OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "13"})
    void segmentsAndFramesAreSummed(String version) throws IOException {
        Path file = VeloxFiles.write(folder.resolve("v.emd"), version, SHAPE, 2, List.of(TWO_FRAMES, OTHER));

        SpectrumImage image = read(file, DEFAULTS);

        assertThat(image.shape()).isEqualTo(SHAPE);
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.25, 0.01, 64));
        assertThat(image.pixelSize()).contains(new PixelSize(2, "nm"));
        assertThat(image.counts().pixelTotals()).containsExactly(3, 2, 4);
        assertThat(image.sumSpectrum()[5]).isEqualTo(2);
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().liveTimeS()).hasValue(1.5);
        assertThat(image.acquisition().detectors())
                .containsExactly(
                        DetectorDirection.of(Math.toDegrees(0.3), Math.toDegrees(0.7)),
                        DetectorDirection.of(Math.toDegrees(0.3), Math.toDegrees(0.7)));
        assertThat(image.metadata().elements()).containsExactly(Element.of("O"), Element.of("Fe"));
        assertThat(image.metadata().notes()).containsEntry("frames", "2").doesNotContainKey(SpectrumImageReader.DOUBT);
    }

    @Test
    void imagesAreTheMeanOfTheirFramesUnderTheirTitles() throws IOException {
        List<SideImage> images = new VeloxFormat().readSideImages(example(folder), DEFAULTS);

        assertThat(images).extracting(SideImage::name).containsExactly("HAADF", "Fe");
        assertThat(images.get(0).shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(images.get(0).values()).containsExactly(2, 3, 4, 5, 6, 65_535);
        assertThat(images.get(0).pixelSize()).contains(new PixelSize(4, "nm"));
        assertThat(images.get(1).values()).containsExactly(0.5f, 1.5f);
        assertThat(images.get(1).pixelSize()).isEmpty();
    }

    @Test
    void segmentsAndFramesCanBeChosen() throws IOException {
        Path file = example(folder);

        assertThat(totals(file, DEFAULTS.withSegments(Set.of("S1")))).containsExactly(2, 2, 3);
        assertThat(totals(file, DEFAULTS.withSegments(Set.of("S2")))).containsExactly(1, 0, 1);
        assertThat(totals(file, DEFAULTS.withFrames(new FrameRange(0, 1)))).containsExactly(1, 2, 0);
        assertThat(totals(file, DEFAULTS.withFrames(new FrameRange(1, 2)))).containsExactly(2, 0, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, DEFAULTS.withSegments(Set.of("S1", "S9"))))
                .withMessageContaining("available: [S1, S2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, DEFAULTS.withFrames(new FrameRange(2, 3))))
                .withMessageContaining("no frame 2; available: 0 to 1");
    }

    @Test
    void aMissingLastGateIsTolerated() throws IOException {
        assertThat(totals(file(1, words(5, GATE, GATE, 9)), DEFAULTS)).containsExactly(1, 0, 1);
        assertThat(totals(file(1, words(5, GATE, GATE)), DEFAULTS)).containsExactly(1, 0, 0);
    }

    @Test
    void aLastFrameThatBreaksOffIsReadWithADoubt() throws IOException {
        SpectrumImage image = read(file(2, words(5, GATE, GATE, GATE, 7, GATE)), DEFAULTS);

        assertThat(image.counts().pixelTotals()).containsExactly(2, 0, 0);
        assertThat(image.metadata().notes().get(SpectrumImageReader.DOUBT))
                .isEqualTo("the last of 2 frames of segment S1 ends after 1 of 3 pixels");
    }

    @Test
    void aNumberOfFramesThatTheFileDoesNotCountIsDoubted() throws IOException {
        SpectrumImage image = read(file(1, words(5, GATE, GATE, GATE, 7, GATE, GATE, GATE)), DEFAULTS);

        assertThat(image.metadata().notes().get(SpectrumImageReader.DOUBT))
                .startsWith("the events make 2 frames of 1 x 3 pixels, but the file counts 1: the scan size")
                .contains("--shape");
        ImageOverrides right = ImageOverrides.none().withShape(new ImageShape(2, 3));
        assertThat(read(file(1, words(5, GATE, GATE, GATE, 7, GATE, GATE, GATE)), DEFAULTS.withOverrides(right))
                        .metadata()
                        .notes())
                .doesNotContainKey(SpectrumImageReader.DOUBT);
    }

    @Test
    void gatesThatDoNotFitTheScanAreRefused() {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file(1, words(GATE, GATE, GATE, GATE)), DEFAULTS))
                .withMessageContaining("ends after 1 frames and 1 pixels; expected whole frames of 1 x 3");
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file(1, words(GATE)), DEFAULTS))
                .withMessageContaining("expected whole frames");
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file(1, words(64, GATE, GATE, GATE)), DEFAULTS))
                .withMessageContaining("channel 64");
    }

    @Test
    void aPrunedFileSaysSo() {
        Path file = VeloxFiles.write(folder.resolve("pruned.emd"), "11", SHAPE, 1, List.of());

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file, DEFAULTS))
                .withMessageContaining("pruned");
    }

    @Test
    void aFileOfImagesSaysSo() {
        Path file = folder.resolve("images.emd");
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putDataset("Version", new String[] {"{\"version\": \"11\", \"format\": \"Velox\"}"});
            root.putGroup("Data").putGroup("Image").putGroup("a").putDataset("Data", new int[] {1});
            root.putDataset("_tail", new byte[] {0});
        }

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file, DEFAULTS))
                .withMessageContaining("holds images (/Data/Image) and no spectra");
    }

    @Test
    void theOtherEmdIsRefusedAtProbe() throws IOException {
        Path file = folder.resolve("ncem.emd");
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putAttribute("version_major", 0);
            root.putGroup("data").putDataset("data", new int[] {1});
        }

        assertThat(reader().probe(file).recognised()).isFalse();
        assertThat(reader().probe(file).reason()).contains("without a /Version of Velox");
    }

    private Path file(int frames, short[] stream) {
        return VeloxFiles.write(folder.resolve("one.emd"), "11", SHAPE, frames, List.of(stream));
    }

    private long[] totals(Path file, ReadOptions options) throws IOException {
        return read(file, options).counts().pixelTotals();
    }

    private SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return reader().read(file, options, ProgressListener.none());
    }
}
