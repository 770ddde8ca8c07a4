package org.esmpy.io.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.esmpy.io.dm.DmFiles.axis;
import static org.esmpy.io.dm.DmFiles.tags;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DmReaderTest {
    /** Calibrations are stored in single precision. */
    private static final double SINGLE = 1e-7;

    private static final Map<String, Object> KEV = axis(100, 0.01, "keV");
    private static final Map<String, Object> EV = axis(100, 10, "eV");
    private static final Map<String, Object> NM = axis(0, 0.5, "nm");

    private static SpectrumImage read(Path file) throws IOException {
        return new DmFormat().read(file, ReadOptions.defaults(), ProgressListener.none());
    }

    /** A map of 2 rows, 3 columns and 4 channels; count = channel, plus 10 for each row, plus 100 for each column. */
    private static Map<String, Object> map(Map<String, Object> energy, boolean channelsFirst, Object data) {
        Object[] lengths = channelsFirst ? new Object[] {4, 3, 2} : new Object[] {3, 2, 4};
        Object[] axes = channelsFirst ? new Object[] {energy, NM, NM} : new Object[] {NM, NM, energy};
        return image(lengths, axes, data, "X-ray");
    }

    private static Map<String, Object> image(Object[] lengths, Object[] axes, Object data, String signal) {
        Map<String, Object> detector = tags("Elevation angle", 18.0, "Azimuthal angle", 45.0, "Solid angle", 0.7);
        Map<String, Object> eds = tags("Live time", 3.5, "Real time", 4.5, "Detector Info", detector);
        Map<String, Object> microscope = tags("Voltage", 200_000f, "Stage Position", tags("Stage Alpha", 12.5));
        return DmFiles.tree(tags(
                "ImageData",
                tags("Calibrations", tags("Dimension", axes), "Data", data, "DataType", 7, "Dimensions", lengths),
                "ImageTags",
                tags(
                        "EDS",
                        eds,
                        "Microscope Info",
                        microscope,
                        "Structures",
                        Structures.THREE,
                        "Meta Data",
                        tags("Format", "Spectrum image", "Signal", signal)),
                "Name",
                "SI data"));
    }

    private enum Structures {
        THREE
    }

    private static int[] counts(boolean channelsFirst) {
        int[] counts = new int[24];
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                for (int c = 0; c < 4; c++) {
                    counts[channelsFirst ? c + 4 * (x + 3 * y) : x + 3 * (y + 2 * c)] = c + 10 * y + 100 * x;
                }
            }
        }
        return counts;
    }

    private static void assertIsTheMap(SpectrumImage image) {
        assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(image.energy().firstCentreKeV()).isCloseTo(-1, within(SINGLE));
        assertThat(image.energy().widthKeV()).isCloseTo(0.01, within(SINGLE));
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                int[] spectrum = new int[4];
                image.counts().forEach(image.shape().pixel(y, x), (channel, count) -> spectrum[channel] = count);
                int first = 10 * y + 100 * x;
                assertThat(spectrum).containsExactly(first, first + 1, first + 2, first + 3);
            }
        }
    }

    abstract static class Version extends SpectrumImageReaderContract {
        private final int version;

        Version(int version) {
            this.version = version;
        }

        @Override
        protected SpectrumImageReader reader() {
            return new DmFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            return write(target.resolve("example.dm"), map(KEV, false, counts(false)));
        }

        Path write(Path file, Map<String, Object> tree) throws IOException {
            return Files.write(file, DmFiles.file(version, tree));
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void theEnergyAxisIsFoundByItsUnitWhereverItStands(boolean channelsFirst) throws IOException {
            assertIsTheMap(read(write(folder.resolve("a"), map(KEV, channelsFirst, counts(channelsFirst)))));
            assertIsTheMap(read(write(folder.resolve("b"), map(EV, channelsFirst, counts(channelsFirst)))));
        }

        @Test
        void conditionsAreRead() throws IOException {
            SpectrumImage image = read(example(folder));

            assertThat(image.pixelSize()).contains(new PixelSize(0.5, "nm"));
            assertThat(image.acquisition().beamKeV()).hasValue(200);
            assertThat(image.acquisition().elevationDeg()).hasValue(18);
            assertThat(image.acquisition().azimuthDeg()).hasValue(45);
            assertThat(image.acquisition().tiltDeg()).hasValue(12.5);
            assertThat(image.acquisition().liveTimeS()).hasValue(3.5);
            assertThat(image.acquisition().realTimeS()).hasValue(4.5);
            assertThat(image.acquisition().solidAngleSr()).hasValue(0.7);
            assertThat(image.metadata().title()).isEqualTo("SI data");
        }

        @Test
        void signedNumbersAndWholeFloatsAreCountsAndOthersAreNot() throws IOException {
            Object[] one = {3};
            Path shorts = write(folder.resolve("s"), image(one, new Object[] {KEV}, new short[] {1, 2, 300}, "X-ray"));
            Path whole = write(folder.resolve("w"), image(one, new Object[] {KEV}, new float[] {1, 2, 300}, ""));
            Path means = write(folder.resolve("m"), image(one, new Object[] {KEV}, new float[] {1, 2.5f, 3}, "X-ray"));

            assertThat(read(shorts).sumSpectrum()).containsExactly(1, 2, 300);
            assertThat(read(whole).sumSpectrum()).containsExactly(1, 2, 300);
            assertRefused(means, "holds 2.5; expected whole counts");
        }

        @Test
        void otherSignalsAreRefusedByName() throws IOException {
            Object[] one = {3};
            Object[] axes = {EV};
            assertRefused(
                    write(folder.resolve("e"), image(one, axes, new int[3], "EELS")),
                    "holds a signal of the kind 'EELS'; esmpy reads X-ray spectra");
            assertRefused(
                    write(folder.resolve("i"), image(new Object[] {3, 2}, new Object[] {NM, NM}, new int[6], "")),
                    "It is an image");
        }

        @Test
        void sizesThatDoNotFitAreRefused() throws IOException {
            Object[] axes = {NM, NM, KEV};
            for (Object[] lengths : new Object[][] {
                {3, 2, 5}, {-1, 2, 4}, {65_536, 65_536, 1}, {3, 2, 0}, {1, 1, 24, 1}, {}, {Integer.MAX_VALUE, 2, 4}
            }) {
                Path file = write(folder.resolve("f"), image(lengths, axes, new int[24], "X-ray"));
                assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> read(file));
            }
        }

        private static void assertRefused(Path file, String reason) {
            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> read(file))
                    .withMessageStartingWith(file.getFileName() + ": ")
                    .withMessageContaining(reason);
        }
    }

    @Nested
    class Version3 extends Version {
        Version3() {
            super(3);
        }

        /** A forged number of tags, words or elements must not be believed. */
        @ParameterizedTest
        @ValueSource(ints = {Integer.MAX_VALUE, -1, 300_000})
        void forgedNumbersAreRefused(int forged) throws IOException {
            byte[] whole = Files.readAllBytes(example(folder));
            RandomGenerator random = new SplittableRandom(forged);
            for (int i = 0; i < 100; i++) {
                byte[] damaged = whole.clone();
                ByteBuffer.wrap(damaged).putInt(14 + random.nextInt(whole.length - 18), forged);
                Path file = Files.write(folder.resolve("forged"), damaged);
                try {
                    assertThat(read(file).counts().pixels()).isEqualTo(6);
                } catch (SpectrumFormatException e) {
                    assertThat(e.file()).isEqualTo(file);
                }
            }
        }
    }

    @Nested
    class Version4 extends Version {
        Version4() {
            super(4);
        }
    }

    @Test
    void theSampleIsRead() throws IOException {
        SpectrumImage image = read(Samples.file("dm", "test-EDS_spectrum.dm3"));

        assertThat(image.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(image.energy().channels()).isEqualTo(4096);
        assertThat(image.energy().firstCentreKeV()).isCloseTo(-0.478, within(SINGLE));
        assertThat(image.energy().widthKeV()).isCloseTo(0.005, within(SINGLE));
        assertThat(image.counts().total()).isEqualTo(17_051);
        assertThat(image.counts().max()).isEqualTo(3525);
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().liveTimeS().orElseThrow()).isCloseTo(3.806, within(1e-6));
        assertThat(image.acquisition().realTimeS().orElseThrow()).isCloseTo(4.233, within(1e-6));
        assertThat(image.acquisition().elevationDeg().orElseThrow()).isCloseTo(18, within(1e-6));
        assertThat(image.acquisition().azimuthDeg().orElseThrow()).isCloseTo(45, within(1e-6));
    }
}
