package org.esmpy.io.jeol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.esmpy.io.jeol.JeolFiles.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JeolReaderTest {
    private static final int STEP = 1024; // 4096 / 4 pixels
    private static final int LINE = 0x9000;
    private static final int PIXEL = 0x8000;
    private static final int COUNT = 0xb000;
    private static final int IMAGE = 0xa000;
    private static final int REAL_TICK = 0x6000;
    private static final int LIVE_TICK = 0x7000;
    private static final int[] WHOLE = {};
    private static final byte[] BYTES = {1, 2, 3, 4, 5, -1};

    /** Two frames: two counts and a tick in the first, three counts in the second. */
    private static final int[] TWO_FRAMES = {
        LINE,
        PIXEL,
        IMAGE | 77,
        COUNT | 96,
        LINE | STEP,
        PIXEL | 3 * STEP,
        COUNT | 4095,
        REAL_TICK,
        LINE | 2 * STEP,
        LINE | 3 * STEP,
        LINE,
        PIXEL,
        COUNT | 96,
        LIVE_TICK,
        PIXEL | STEP,
        COUNT | 5,
        LINE | STEP,
        LINE | 2 * STEP,
        LINE | 3 * STEP,
        PIXEL | 3 * STEP,
        COUNT | 7,
        REAL_TICK
    };

    private static SpectrumImage read(Path file) throws IOException {
        return read(file, ReadOptions.defaults());
    }

    private static SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return new JeolFormat().read(file, options, ProgressListener.none());
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith(file.getFileName() + ": ")
                .withMessageContaining(reason);
    }

    private static String counts(SpectrumImage image) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < image.shape().pixels(); p++) {
            int pixel = p;
            image.counts().forEach(p, (channel, count) -> text.append(pixel + ":" + channel + ":" + count + " "));
        }
        return text.toString().strip();
    }

    @Nested
    class PtsFiles extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new JeolFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            return write(WHOLE, 2, -1, TWO_FRAMES);
        }

        private Path write(int[] area, int sweeps, long told, int... words) throws IOException {
            return Files.write(
                    folder.resolve("a.pts"),
                    JeolFiles.map(area, sweeps, told, words).bytes());
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, -2})
        void framesAreSummed(long told) throws IOException {
            SpectrumImage image = read(write(WHOLE, 2, told, TWO_FRAMES));

            assertThat(image.shape()).isEqualTo(new ImageShape(4, 4));
            assertThat(counts(image)).isEqualTo("0:96:2 1:5:1 7:4095:1 15:7:1");
            assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.001 - 96 * 0.01, 0.01, 4096));
            assertThat(image.pixelSize()).contains(new PixelSize(0.8, "µm"));
            assertThat(image.acquisition().beamKeV()).hasValue(200);
            assertThat(image.acquisition().currentNA()).hasValue(2.5);
            assertThat(image.acquisition().takeOffDeg()).hasValue(22.5);
            assertThat(image.acquisition().elevationDeg()).hasValue(22.25);
            assertThat(image.acquisition().liveTimeS()).hasValue(2.5);
            assertThat(image.acquisition().realTimeS()).hasValue(3);
            assertThat(image.metadata().notes())
                    .containsEntry("frames", "2")
                    .containsEntry("date", "2017-04-08")
                    .containsEntry("microscope", "JEM-X")
                    .doesNotContainKey(SpectrumImageReader.DOUBT);
        }

        @Test
        void chosenFramesHaveTheirOwnCountsAndTimes() throws IOException {
            Path file = example(folder);
            SpectrumImage first = read(file, ReadOptions.defaults().withFrames(new FrameRange(0, 1)));
            SpectrumImage second = read(file, ReadOptions.defaults().withFrames(new FrameRange(1, 9)));

            assertThat(counts(first)).isEqualTo("0:96:1 7:4095:1");
            assertThat(first.acquisition().realTimeS()).hasValue(0.01);
            assertThat(first.acquisition().liveTimeS()).isEmpty();
            assertThat(counts(second)).isEqualTo("0:96:1 1:5:1 15:7:1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file, ReadOptions.defaults().withFrames(new FrameRange(2, 3))))
                    .withMessageContaining("no frame 2; available: 0 to 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file, ReadOptions.defaults().withSegments(Set.of("A"))))
                    .withMessageContaining("one detector");
        }

        @Test
        void theScannedAreaIsTheMap() throws IOException {
            SpectrumImage image = read(write(
                    new int[] {1, 2, 3, 3},
                    1,
                    -1,
                    LINE | 2 * STEP,
                    PIXEL | STEP,
                    COUNT | 1,
                    PIXEL,
                    COUNT | 9,
                    LINE | 3 * STEP,
                    PIXEL | 3 * STEP,
                    COUNT | 2));

            assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
            assertThat(counts(image)).isEqualTo("0:1:1 5:2:1");
            assertThat(image.metadata().notes())
                    .containsEntry(
                            SpectrumImageReader.DOUBT, "1 counts lie outside of the scanned area and were left out");
        }

        /** The word of the line is not repeated for each sweep over a single line. */
        @Test
        void sweepsOverASingleLineAreTakenApartByTheColumn() throws IOException {
            int[] line = {0, 1, 3, 1};
            Path file = write(
                    line,
                    3,
                    -1,
                    LINE | STEP,
                    PIXEL,
                    COUNT | 1,
                    PIXEL | 3 * STEP,
                    COUNT | 2,
                    PIXEL | STEP,
                    COUNT | 3,
                    LINE | STEP,
                    PIXEL,
                    COUNT | 4);

            assertThat(counts(read(file))).isEqualTo("0:1:1 0:4:1 1:3:1 3:2:1");
            assertThat(read(file).metadata().notes()).doesNotContainKey(SpectrumImageReader.DOUBT);
            assertThat(counts(read(file, ReadOptions.defaults().withFrames(new FrameRange(1, 2)))))
                    .isEqualTo("1:3:1");
        }

        @Test
        void anInterruptedScanIsDoubted() throws IOException {
            int[] interrupted = Arrays.copyOf(TWO_FRAMES, 17);

            assertThat(read(write(WHOLE, 5, -1, interrupted)).metadata().notes())
                    .containsEntry(
                            SpectrumImageReader.DOUBT,
                            "the file counts 5 sweeps, but the events make 2 frames; the last of 2 frames has only 2 of 4"
                                    + " rows");
        }

        @ParameterizedTest
        @CsvSource({
            "0x14, 4000000000, end of the file",
            "0x18, 4000000000, dictionary of 4000000000 bytes",
            "0x18, 5, dictionary of 5 bytes",
            "0x18, 100, dictionary ends",
            "0x1c, 4000000000, end of the file",
            "0x1c, 3, end of the file",
            "0x20, 4000000000, end of the file",
        })
        void forgedPlacesAndLengthsAreRefused(String at, long value, String reason) throws IOException {
            Path file = Files.write(
                    folder.resolve("a.pts"),
                    JeolFiles.map(WHOLE, 2, -1, TWO_FRAMES)
                            .u32(Integer.decode(at), value)
                            .bytes());

            assertRefused(file, reason);
        }

        @ParameterizedTest
        @CsvSource({
            "4x4, 9x9, Pixels is '9x9'; expected",
            "4x4, 0x0, expected e.g. 512x512",
            "4x4, 4x2, expected e.g. 512x512",
            "T4, T5, gives no energy axis for the template 'T5'"
        })
        void forgedConditionsAreRefused(String before, String after, String reason) throws IOException {
            Map<String, Object> tree = JeolFiles.mapTree(WHOLE, 2);
            @SuppressWarnings("unchecked")
            Map<String, Object> conditions =
                    (Map<String, Object>) ((Map<String, Map<String, Object>>) tree.get("PTTD Data"))
                            .get("AnalyzableMap MeasData")
                            .get("Meas Cond");
            conditions.replaceAll((key, value) -> value.equals(before) ? after : value);
            byte[] dictionary = JeolFiles.dictionary(tree);
            byte[] file =
                    JeolFiles.map(WHOLE, 2, -1, TWO_FRAMES).raw(305, dictionary).bytes();

            if (after.equals("9x9")) { // 4096 is no multiple of it, but neither is the scan: it is read
                assertThat(read(Files.write(folder.resolve("a.pts"), file)).shape())
                        .isEqualTo(new ImageShape(9, 9));
            } else {
                assertRefused(Files.write(folder.resolve("a.pts"), file), reason);
            }
        }

        @Test
        void anAreaOutsideOfTheScanIsRefused() throws IOException {
            assertRefused(write(new int[] {0, 0, 4, 3}, 2, -1, TWO_FRAMES), "an area inside 4 x 4 pixels");
            assertRefused(write(new int[] {2, 0, 1, 3}, 2, -1, TWO_FRAMES), "an area inside 4 x 4 pixels");
        }

        @Test
        void aDictionaryWithoutEndIsRefused() throws IOException {
            Map<String, Object> deep = tags();
            for (int i = 0; i < 70; i++) {
                deep = tags("a", deep);
            }
            byte[] dictionary = JeolFiles.dictionary(deep);
            byte[] file = JeolFiles.map(WHOLE, 2, -1, TWO_FRAMES)
                    .raw(305, dictionary)
                    .u32(0x18, dictionary.length)
                    .bytes();

            assertRefused(Files.write(folder.resolve("a.pts"), file), "depth 65");
        }
    }

    @Nested
    class Projects extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new JeolFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            Path sample = Files.createDirectories(target.resolve("sample/00_view000"));
            Files.write(
                    sample.resolve("view_6.PTS"),
                    JeolFiles.map(WHOLE, 2, -1, TWO_FRAMES).bytes());
            Files.write(
                    sample.resolve("other.pts"),
                    JeolFiles.map(WHOLE, 1, -1, LINE, PIXEL, COUNT | 3).bytes());
            Files.write(target.resolve("sample/A.IMG"), JeolFiles.image("IMG1", BYTES));
            Files.write(target.resolve("sample/a.map"), JeolFiles.image("", BYTES));
            return Files.write(target.resolve("raw.ASW"), JeolFiles.project(".\\Sample\\00_View000\\View_6.pts"));
        }

        @Test
        void imagesOfTheViewAreListed() throws IOException {
            List<SideImage> images = new JeolFormat().readSideImages(example(folder), ReadOptions.defaults());

            assertThat(images).extracting(SideImage::name).containsExactly("IMG1", "MAP,Fe K,", "electron image");
            assertThat(images.get(0).shape()).isEqualTo(new ImageShape(2, 3));
            assertThat(images.get(0).values()).containsExactly(1, 2, 3, 4, 5, 255);
            assertThat(images.get(0).pixelSize()).contains(new PixelSize(128.0 / 40_000 * 1e3 / 3, "µm"));
            assertThat(images.get(2).values()[0]).isEqualTo(77);
            assertThat(images.get(2).values()[1]).isNaN();
        }

        @Test
        void damagedImagesAreRefusedOrRead() throws IOException {
            Path file = example(folder);
            Path image = folder.resolve("sample/A.IMG");
            byte[] whole = Files.readAllBytes(image);
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 400; i++) {
                int at = random.nextInt(whole.length);
                byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, at) : whole.clone();
                if (i % 2 == 1) {
                    damaged[at] ^= (byte) (1 + random.nextInt(255));
                }
                Files.write(image, damaged);
                try {
                    assertThat(new JeolFormat().readSideImages(file, ReadOptions.defaults()))
                            .hasSize(3);
                } catch (SpectrumFormatException e) {
                    assertThat(e).hasMessageStartingWith("A.IMG: ");
                }
            }
        }

        @Test
        void anImageOfAnotherSizeIsRefused() throws IOException {
            Path file = example(folder);
            Files.write(folder.resolve("sample/A.IMG"), JeolFiles.image("IMG1", new byte[] {1, 2, 3, 4, 5}));

            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> new JeolFormat().readSideImages(file, ReadOptions.defaults()))
                    .withMessage(
                            "A.IMG: Image/Bits has 5 bytes; expected 1, 2 or 4 for each of 2 x 3 pixels. The file is"
                                    + " damaged");
        }

        @Test
        void theMapIsFoundWhateverTheCaseOfItsName() throws IOException {
            SpectrumImage image = read(example(folder));

            assertThat(counts(image)).isEqualTo("0:96:2 1:5:1 7:4095:1 15:7:1");
            assertThat(image.metadata().title()).isEqualTo("View000");
            assertThat(image.metadata().elements()).containsExactly(Element.of("Fe"), Element.of("O"));
        }

        @Test
        void oneOfSeveralMapsIsNamed() throws IOException {
            example(folder);
            Path file = Files.write(
                    folder.resolve("raw.ASW"),
                    JeolFiles.project(".\\Sample\\00_View000\\View_6.pts", "Sample\\00_View000\\other.pts"));

            assertThat(counts(read(file, ReadOptions.defaults().withExperiment("other"))))
                    .isEqualTo("0:3:1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file))
                    .withMessageContaining("--experiment: [View_6, other]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"..\\secret.pts", "C:\\secret.pts", ".\\Sample\\missing.pts", "\\secret.pts", ""})
        void filesOutsideOfTheProjectAreNotRead(String name) throws IOException {
            Path project = Files.createDirectories(folder.resolve("project"));
            Files.write(
                    folder.resolve("secret.pts"),
                    JeolFiles.map(WHOLE, 2, -1, TWO_FRAMES).bytes());
            Path file = Files.write(project.resolve("raw.ASW"), JeolFiles.project(name));

            assertRefused(file, "which is not in its folder");
        }

        @Test
        void aProjectWithoutAMapIsRefused() throws IOException {
            assertRefused(Files.write(folder.resolve("raw.ASW"), JeolFiles.project()), "without a map");
        }
    }

    @Nested
    class EdsFiles extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new JeolFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            return Files.write(
                    target.resolve("a.eds"), JeolFiles.spectrum(0, 7, 80_000, 1).bytes());
        }

        @Test
        void countsAxisElementsAndConditionsAreRead() throws IOException {
            SpectrumImage image = read(example(folder));

            assertThat(image.sumSpectrum()).containsExactly(0, 7, 80_000, 1);
            assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.002, 0.01, 4));
            assertThat(image.acquisition().beamKeV()).hasValue(200);
            assertThat(image.acquisition().currentNA()).hasValue(2.5);
            assertThat(image.acquisition().takeOffDeg()).hasValue(22.5);
            assertThat(image.acquisition().liveTimeS()).hasValue(30);
            assertThat(image.acquisition().realTimeS()).hasValue(35.5);
            assertThat(image.metadata().title()).isEqualTo("pyrite");
            assertThat(image.metadata().elements()).containsExactly(Element.of("S"), Element.of("Fe"));
            assertThat(image.metadata().notes())
                    .containsEntry("owner", "gatan")
                    .containsEntry("detector", "EX-1")
                    .containsEntry("date", "2017-04-08");
        }

        @ParameterizedTest
        @CsvSource({"454, 2147483647", "454, 0", "454, -1", "454, 60000"})
        void forgedSizesAreRefused(int at, int value) throws IOException {
            Path file = Files.write(
                    folder.resolve("a.eds"),
                    JeolFiles.spectrum(1, 2).u32(at, value).bytes());

            assertRefused(file, value == 60_000 ? "end of the file" : "has no header");
        }

        @Test
        void aSpectrumHasNoFrames() throws IOException {
            Path file = example(folder);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file, ReadOptions.defaults().withFrames(new FrameRange(0, 1))))
                    .withMessageContaining("no frames");
        }
    }

    /** Line maps are sums over windows of the events: the counts of raw channels 96 above their edges. */
    @Test
    void theImagesOfTheProjectAreRead() throws IOException {
        List<SideImage> images =
                new JeolFormat().readSideImages(Samples.file("jeol", "rawdata.ASW"), ReadOptions.defaults());

        assertThat(images).extracting(SideImage::name).containsExactly("IMG1", "C K", "O K", "S K", "Fe K", "Cu K");
        assertThat(images).allSatisfy(image -> assertThat(image.shape()).isEqualTo(new ImageShape(512, 512)));
        long[] sums = new long[images.size()];
        for (int i = 0; i < sums.length; i++) {
            for (float value : images.get(i).values()) {
                sums[i] += (long) value;
            }
        }
        assertThat(Arrays.copyOfRange(sums, 2, 6)).containsExactly(15_509, 45_058, 45_099, 24_997);
        assertThat(images.get(0).pixelSize().orElseThrow().value()).isCloseTo(0.00869140625, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rawdata.ASW", "Sample/00_View000/View000_0000006.pts"})
    void theSampleMapIsRead(String name) throws IOException {
        SpectrumImage image = read(Samples.file("jeol", name));

        assertThat(image.shape()).isEqualTo(new ImageShape(512, 512));
        assertThat(image.counts().total()).isEqualTo(308_261);
        assertThat(image.counts().max()).isEqualTo(3);
        assertThat(image.counts().nonZeros()).isEqualTo(305_179);
        assertThat(Arrays.stream(image.counts().pixelTotals()).max()).hasValue(12);
        assertThat(image.energy().firstCentreKeV()).isCloseTo(-0.960661325, within(1e-12));
        assertThat(image.energy().widthKeV()).isEqualTo(0.00999866);
        assertThat(image.pixelSize()).contains(new PixelSize(0.00869140625, "µm"));
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().realTimeS()).hasValue(366.90000000000003);
        assertThat(image.acquisition().liveTimeS()).hasValue(325.46);
        assertThat(image.metadata().notes()).doesNotContainKey(SpectrumImageReader.DOUBT);
        assertThat(image.metadata().elements().stream().map(Element::symbol))
                .containsExactly(name.endsWith(".ASW") ? new String[] {"C", "O", "S", "Fe", "Cu"} : new String[0]);
    }

    @Test
    void theFramesOfTheSampleSumToItsMap() throws IOException {
        Path file = Samples.file("jeol", "Sample/00_View000/View000_0000006.pts");
        SpectrumImage first = read(file, ReadOptions.defaults().withFrames(new FrameRange(0, 7)));
        SpectrumImage rest = read(file, ReadOptions.defaults().withFrames(new FrameRange(7, 14)));

        assertThat(first.counts().total() + rest.counts().total()).isEqualTo(308_261);
        assertThat(first.acquisition().realTimeS().orElseThrow()
                        + rest.acquisition().realTimeS().orElseThrow())
                .isCloseTo(366.94, within(1e-9));
    }

    @Test
    void theSampleSpectrumIsRead() throws IOException {
        SpectrumImage image = read(Samples.file("jeol", "met03.EDS"));

        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.00176612, 0.0100004, 2048));
        assertThat(image.counts().total()).isEqualTo(296_519);
        assertThat(image.counts().max()).isEqualTo(4539);
        assertThat(image.sumSpectrum()[231]).isEqualTo(4539);
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().liveTimeS()).hasValue(30);
        assertThat(image.metadata().elements().stream().map(Element::symbol)).containsExactly("S", "Fe");
    }
}
