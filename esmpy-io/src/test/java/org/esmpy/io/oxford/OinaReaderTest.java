package org.esmpy.io.oxford;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.esmpy.io.FrameRange;
import org.esmpy.io.PackedResources;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that {@code make_h5oina.py} made after the published specification. */
class OinaReaderTest {
    private static final String ONE = "map_v7.h5oina";
    private static final String TWO = "map_v8_two_detectors.h5oina";
    private static final ImageShape SHAPE = new ImageShape(4, 5);
    private static final int CHANNELS = 24;

    /** Values are stored in single precision. */
    private static final double SINGLE = 1e-6;

    @TempDir
    private Path folder;

    abstract static class OfFile extends SpectrumImageReaderContract {
        private final String name;

        OfFile(String name) {
            this.name = name;
        }

        @Override
        protected SpectrumImageReader reader() {
            return new OinaFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            Files.deleteIfExists(target.resolve(name));
            return PackedResources.hdf5(name, target);
        }
    }

    /** A chunk for each spectrum, the structures of old HDF5. */
    @Nested
    class OneDetector extends OfFile {
        OneDetector() {
            super(ONE);
        }
    }

    /** Chunks across pixels and channels, the structures of new HDF5. */
    @Nested
    class TwoDetectors extends OfFile {
        TwoDetectors() {
            super(TWO);
        }
    }

    /** What {@code make_h5oina.py} puts into a pixel and a channel. */
    private static int count(int detector, int pixel, int channel) {
        return (pixel * 7 + channel * 3) % 5 == 0 ? (pixel + 2 * channel + detector) % 4 : 0;
    }

    @Test
    void readsCountsAxesAndConditions() throws IOException {
        SpectrumImage image = read(ONE, ReadOptions.defaults());

        assertThat(image.shape()).isEqualTo(SHAPE);
        assertThat(image.energy().firstCentreKeV()).isCloseTo(-0.04, within(SINGLE));
        assertThat(image.energy().widthKeV()).isCloseTo(0.02, within(SINGLE));
        assertThat(image.pixelSize()).contains(new PixelSize(0.25, "µm"));
        assertThat(image.acquisition().beamKeV()).hasValue(15);
        assertThat(image.acquisition().liveTimeS().orElseThrow()).isCloseTo(20 * 0.02, within(SINGLE));
        assertThat(image.acquisition().realTimeS().orElseThrow()).isCloseTo(20 * 0.025, within(SINGLE));
        assertThat(image.acquisition().tiltDeg().orElseThrow()).isCloseTo(10, within(1e-5));
        assertThat(image.acquisition().elevationDeg().orElseThrow()).isCloseTo(35, within(1e-5));
        assertThat(image.acquisition().azimuthDeg()).hasValue(0);
        assertThat(image.metadata().title()).isEqualTo("grain 3");
        assertThat(image.metadata().elements()).containsExactly(Element.of("Fe"), Element.of("O"));
        assertThat(image.metadata().notes())
                .containsEntry("date", "2024-03-05T12:30:00")
                .containsEntry("project", "Meteorite")
                .containsEntry("magnification", "2000.0")
                .doesNotContainKey("doubt");
        for (int p = 0; p < SHAPE.pixels(); p++) {
            int[] spectrum = new int[CHANNELS];
            image.counts().forEach(p, (channel, count) -> spectrum[channel] = count);
            for (int c = 0; c < CHANNELS; c++) {
                assertThat(spectrum[c]).isEqualTo(count(0, p, c));
            }
        }
    }

    @Test
    void sumsDetectorsAndLeavesOutPixelsWithoutLiveTime() throws IOException {
        SpectrumImage both = read(TWO, ReadOptions.defaults());
        SpectrumImage second = read(TWO, ReadOptions.defaults().withSegments(Set.of("EDS2")));

        long[] expected = new long[2];
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int c = 0; c < CHANNELS && !Set.of(0, 4, 19).contains(p); c++) {
                expected[0] += count(0, p, c);
                expected[1] += count(1, p, c);
            }
        }
        assertThat(both.counts().total()).isEqualTo(expected[0] + expected[1]);
        assertThat(second.counts().total()).isEqualTo(expected[1]);
        assertThat(both.acquisition().liveTimeS().orElseThrow()).isCloseTo(17 * 0.03, within(SINGLE));
        assertThat(second.acquisition().liveTimeS().orElseThrow()).isCloseTo(17 * 0.04, within(SINGLE));
        assertThat(both.acquisition().detectors())
                .hasSize(2)
                .extracting(DetectorDirection::azimuthDeg)
                .satisfies(azimuths -> assertThat(azimuths.get(1).orElseThrow()).isCloseTo(90, within(1e-4)));
        assertThat(both.metadata().notes())
                .containsEntry("segments", "EDS1, EDS2")
                .hasEntrySatisfying("doubt", doubt -> assertThat(doubt).contains("3 of 20 pixels lie outside"));
    }

    @Test
    void positionsThatRunAnotherWayAreDoubted() throws IOException {
        Path file = PackedResources.hdf5(TWO, folder);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer x = ByteBuffer.allocate(20 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer turned = ByteBuffer.allocate(20 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int p = 0; p < 20; p++) {
            x.putFloat(p % 5 * 0.25f);
            turned.putFloat((4 - p % 5) * 0.25f);
        }
        System.arraycopy(turned.array(), 0, bytes, find(bytes, x.array()), turned.capacity());
        Files.write(file, bytes);

        assertThat(new OinaFormat()
                        .read(file, ReadOptions.defaults(), ProgressListener.none())
                        .metadata()
                        .notes()
                        .get("doubt"))
                .contains("do not run row by row");
    }

    @Test
    void listsElectronImagesAndMapsOfWindows() throws IOException {
        List<SideImage> images =
                new OinaFormat().readSideImages(PackedResources.hdf5(ONE, folder), ReadOptions.defaults());

        assertThat(images)
                .extracting(SideImage::name)
                .containsExactly(
                        "BSE Electron Image 2",
                        "SE Electron Image 1",
                        "Window Integral Fe Kα1",
                        "Window Integral O Kα1");
        assertThat(images.get(1).shape()).isEqualTo(new ImageShape(8, 10));
        assertThat(images.get(1).pixelSize()).contains(new PixelSize(0.125, "µm"));
        assertThat(images.get(1).values()[79]).isEqualTo(79 * 37 % 4096);
        assertThat(images.get(2).values()[19]).isEqualTo(19 * 26);
        assertThat(images.get(2).maximum()).isEqualTo(19 * 26);
    }

    @Test
    void anOlderVersionIsNamedWithTheWayOut() {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read("map_v5.h5oina", ReadOptions.defaults()))
                .withMessageContaining("is of version 5 of H5OINA, which keeps no spectra")
                .withMessageContaining("AZtec 6.2");
    }

    @Test
    void choicesThatAreNotThereAreListed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TWO, ReadOptions.defaults().withSegments(Set.of("EDS3"))))
                .withMessageContaining("available: [EDS1, EDS2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TWO, ReadOptions.defaults().withExperiment("7")))
                .withMessageContaining("--experiment: [1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TWO, ReadOptions.defaults().withFrames(new FrameRange(0, 1))))
                .withMessageContaining("do not keep frames apart");
    }

    /** Cells, steps and channels that do not belong to the spectra, or make no sense. */
    @Test
    void forgedSizesAreRefused() throws IOException {
        for (int forged : new int[] {0, -1, 6, 1 << 20, Integer.MAX_VALUE}) {
            assertThat(refusalOf("X Cells", forged)).containsAnyOf("expected", "is damaged");
            assertThat(refusalOf("Number Channels", forged)).contains("has 24 channels, but the header says");
        }
        assertThat(refusalOf("Channel Width", 0)).contains("gives no energy axis");
        assertThat(refusalOf("Channel Width", Float.floatToIntBits(Float.NaN))).contains("gives no energy axis");
    }

    private String refusalOf(String name, int bits) throws IOException {
        Path file = folder.resolve(name + bits + ".h5oina");
        Path packed = PackedResources.hdf5(ONE, Files.createDirectory(folder.resolve(name + bits)));
        byte[] bytes = Files.readAllBytes(packed);
        int value = valueOf(name, bytes);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value, bits);
        Files.write(file, bytes);
        return catchThrowableOfType(
                        SpectrumFormatException.class,
                        () -> new OinaFormat().read(file, ReadOptions.defaults(), ProgressListener.none()))
                .getMessage();
    }

    /** HDF5 puts the single values of the header one behind the other: X Cells, Y Cells, Number Channels, the steps, … */
    private static int valueOf(String name, byte[] bytes) {
        ByteBuffer cells = ByteBuffer.allocate(3 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int first = find(
                bytes,
                cells.putInt(SHAPE.width())
                        .putInt(SHAPE.height())
                        .putInt(CHANNELS)
                        .array());
        return first
                + Integer.BYTES
                        * List.of("X Cells", "Y Cells", "Number Channels", "X Step", "Y Step", "Channel Width")
                                .indexOf(name);
    }

    private static int find(byte[] bytes, byte[] pattern) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(pattern, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        return at;
    }

    private SpectrumImage read(String name, ReadOptions options) throws IOException {
        Path file = folder.resolve(name);
        return new OinaFormat()
                .read(Files.exists(file) ? file : PackedResources.hdf5(name, folder), options, ProgressListener.none());
    }
}
