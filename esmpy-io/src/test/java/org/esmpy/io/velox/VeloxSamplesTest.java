package org.esmpy.io.velox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files of Velox; expected values as h5py shows them. */
class VeloxSamplesTest {
    /** The pixel size is converted from metres. */
    private static final double ROUNDING = 1e-14;

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int DAMAGES = 200;
    private static final int STRUCTURE_BYTES = 65_536;
    private static final long SEED = 11;
    private static final String SAMPLE = "Test SI 16x16 215 kx.emd";

    @Test
    void theMapIsRead() throws IOException {
        SpectrumImage image = read(Samples.file("velox", SAMPLE), ReadOptions.defaults());

        assertThat(image.shape()).isEqualTo(new ImageShape(16, 16));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.25, 0.01, 4096));
        assertThat(image.counts().total()).isEqualTo(42_097);
        assertThat(image.counts().max()).isEqualTo(60);
        assertThat(image.pixelSize().orElseThrow().value()).isCloseTo(3.5992492559614684, within(ROUNDING));
        assertThat(image.pixelSize().orElseThrow().unit()).isEqualTo("nm");
        assertThat(image.acquisition().beamKeV()).hasValue(300);
        assertThat(image.acquisition().elevationDeg().orElseThrow()).isCloseTo(18, within(1e-6)); // 0.31415927 rad
        assertThat(image.acquisition().liveTimeS()).hasValue(0.24503789256456951);
        assertThat(image.acquisition().realTimeS()).hasValue(0.25599824999999998);
        assertThat(image.metadata().elements().stream().map(Element::symbol)).containsExactly("C", "O", "Ca", "Cu");
    }

    @Test
    void imagesHaveTheTitlesOfTheirDisplays() throws IOException {
        List<SideImage> images =
                new VeloxFormat().readSideImages(Samples.file("velox", SAMPLE), ReadOptions.defaults());

        assertThat(images).extracting(SideImage::name).containsExactly("HAADF", "C", "Ca", "O", "Cu");
        assertThat(images).allSatisfy(image -> assertThat(image.shape()).isEqualTo(new ImageShape(16, 16)));
        assertThat(images.get(0).minimum()).isGreaterThanOrEqualTo(5425); // of both frames, of which this is the mean
        assertThat(images.get(0).maximum()).isLessThanOrEqualTo(16_410);
        assertThat(images.get(1).maximum()).isEqualTo(71.00001f);
        assertThat(images.get(0).pixelSize().orElseThrow().value()).isCloseTo(3.5992492559614684, within(ROUNDING));
    }

    /** One frame is 256 pixels of 1 ms, and the times count from the beginning of the map. */
    @Test
    void theTimesOfSummedFramesAreDoubted() throws IOException {
        Path file = Samples.file("velox", SAMPLE);

        assertThat(read(file, ReadOptions.defaults()).metadata().notes().get(SpectrumImageReader.DOUBT))
                .isEqualTo(
                        "live time 0.245 s and real time 0.256 s are of segment SuperXG21 in the first frame; the counts"
                                + " of 4 segments in 2 frames were collected in 0.512 s of real time, each segment being live"
                                + " for 0.502 s on average");
        assertThat(read(file, ReadOptions.defaults().withFrames(new FrameRange(0, 1)))
                        .metadata()
                        .notes())
                .doesNotContainKey(SpectrumImageReader.DOUBT);
    }

    @ParameterizedTest
    @CsvSource({"SuperXG21, 13945", "SuperXG24, 6437", "SuperXG22, 10177", "SuperXG23, 11538"})
    void segmentsAreReadAlone(String segment, long total) throws IOException {
        Path file = Samples.file("velox", SAMPLE);
        ReadOptions options = ReadOptions.defaults().withSegments(Set.of(segment));

        long first =
                read(file, options.withFrames(new FrameRange(0, 1))).counts().total();
        long second =
                read(file, options.withFrames(new FrameRange(1, 2))).counts().total();

        assertThat(read(file, options).counts().total()).isEqualTo(total).isEqualTo(first + second);
    }

    /** A spectrum at a point has no scan: a size of 0, and no gates. */
    @Test
    void thePointSpectrumIsOnePixel() throws IOException {
        SpectrumImage image = read(Samples.file("velox", "EDS-STO.emd"), ReadOptions.defaults());

        assertThat(image.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(image.counts().total()).isEqualTo(190_830);
        assertThat(image.acquisition().currentNA().orElseThrow()).isCloseTo(0.32020921599819477, within(1e-12));
        // 0.7 sr of four segments, two of which are in part behind the holder: (1334 + 242 + 2978 + 2936) / 4 / 2978
        assertThat(image.acquisition().solidAngleSr().orElseThrow()).isCloseTo(0.44015, within(1e-4));
    }

    @Test
    void thePrunedFileSaysSo() {
        Path file = Samples.file("velox", "Test SI 16x16 ReducedData 215 kx.emd");

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file, ReadOptions.defaults()))
                .withMessageContaining("pruned");
    }

    @Test
    void damagedCopiesAreRefusedOrRead(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Samples.file("velox", SAMPLE));
        Path file = folder.resolve("damaged.emd");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrRead(file));
            byte[] flipped = whole.clone();
            int at = random.nextInt(random.nextBoolean() ? STRUCTURE_BYTES : whole.length);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, flipped);
            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrRead(file), () -> "flipped byte " + at);
        }
    }

    private static void assertRefusedOrRead(Path file) throws IOException {
        try {
            assertThat(read(file, ReadOptions.defaults()).counts().total()).isNotNegative();
        } catch (SpectrumFormatException e) {
            assertThat(e.file()).isEqualTo(file);
        }
    }

    private static SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return new VeloxFormat().read(file, options, ProgressListener.none());
    }
}
