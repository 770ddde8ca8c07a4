package org.esmpy.io.edax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.LittleEndian;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
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

class EdaxReaderTest {
    private static SpectrumImage read(Path file) throws IOException {
        return new EdaxFormat().read(file, ReadOptions.defaults(), ProgressListener.none());
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith(file.getFileName() + ": ")
                .withMessageContaining(reason);
    }

    @Nested
    class Spectrum extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new EdaxFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            return Files.write(
                    target.resolve("a.spc"), EdaxFiles.spectrum(0, 3, 70_000, 1).bytes());
        }

        @Test
        void countsAxisAndConditionsAreRead() throws IOException {
            SpectrumImage image = read(example(folder));

            assertThat(image.sumSpectrum()).containsExactly(0, 3, 70_000, 1);
            assertThat(image.energy()).isEqualTo(new EnergyAxis(0, 0.01, 4));
            assertThat(image.acquisition().beamKeV()).hasValue(20);
            assertThat(image.acquisition().takeOffDeg()).hasValue(35.5);
            assertThat(image.acquisition().elevationDeg()).hasValue(34);
            assertThat(image.acquisition().azimuthDeg()).hasValue(45);
            assertThat(image.acquisition().tiltDeg()).hasValue(-1);
            assertThat(image.acquisition().liveTimeS()).hasValue(30.5);
            assertThat(image.metadata().title()).isEqualTo("quartz");
            assertThat(image.metadata().elements()).containsExactly(Element.of("O"), Element.of("Si"));
            assertThat(image.metadata().notes())
                    .containsEntry("date", "2022-08-29")
                    .containsEntry("time", "10:14:08");
        }

        @ParameterizedTest
        @CsvSource({"28, 100", "28, -1", "32, 4097", "32, -1", "32, 0", "384, 0", "384, -10"})
        void forgedHeadersAreRefused(int at, int value) throws IOException {
            LittleEndian file = EdaxFiles.spectrum(1, 2);
            Path forged = folder.resolve("forged.spc");
            Files.write(forged, (at == 32 ? file.u16(at, value) : file.u32(at, value)).bytes());

            assertRefused(forged, "EDAX");
        }

        @Test
        void negativeCountsAndAnInfiniteStartAreRefused() throws IOException {
            assertRefused(
                    Files.write(
                            folder.resolve("n.spc"), EdaxFiles.spectrum(1, -2).bytes()),
                    "holds -2.0");
            assertRefused(
                    Files.write(
                            folder.resolve("s.spc"),
                            EdaxFiles.spectrum(1).f32(448, Float.NaN).bytes()),
                    "byte 448 gives a start energy of NaN keV");
        }

        @Test
        void theSamplesAreRead() throws IOException {
            SpectrumImage albite = read(Samples.file("edax", "Albite.spc"));
            assertThat(albite.energy()).isEqualTo(new EnergyAxis(0, 0.01, 4000));
            assertThat(albite.counts().total()).isEqualTo(191_085);
            assertThat(albite.counts().max()).isEqualTo(6873);
            assertThat(albite.acquisition().beamKeV()).hasValue(15);
            assertThat(albite.acquisition().liveTimeS().orElseThrow()).isCloseTo(67.158, within(1e-5));
            assertThat(albite.acquisition().takeOffDeg().orElseThrow()).isCloseTo(35.763, within(1e-3));
            assertThat(albite.metadata().elements().stream().map(Element::symbol))
                    .containsExactly("Na", "Al", "Si");
            assertThat(albite.metadata().notes())
                    .containsEntry("date", "2010-09-03")
                    .containsEntry("time", "10:32:44");

            SpectrumImage leo = read(Samples.file("edax", "647_leo_edax_test.spc"));
            assertThat(leo.energy()).isEqualTo(new EnergyAxis(0, 0.005, 4096));
            assertThat(leo.counts().total()).isEqualTo(17_211);
            assertThat(leo.counts().max()).isEqualTo(497);
            assertThat(leo.acquisition().beamKeV()).hasValue(10);
            assertThat(leo.metadata().elements().stream().map(Element::symbol)).containsExactly("O", "Co", "S");
        }
    }

    @Nested
    class Map extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new EdaxFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            Files.write(target.resolve("a.SPC"), EdaxFiles.spectrum(5, 6, 7).bytes());
            Files.write(target.resolve("a.Ipr"), EdaxFiles.image(0.25).bytes());
            return Files.write(target.resolve("a.spd"), EdaxFiles.map(5, 2).bytes());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 4})
        void countsOfAnyWidthAreReadWithTheAxisOfTheSpectrumBeside(int bytes) throws IOException {
            example(folder);
            SpectrumImage image = read(
                    Files.write(folder.resolve("a.spd"), EdaxFiles.map(5, bytes).bytes()));

            assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
            assertThat(image.energy()).isEqualTo(new EnergyAxis(0, 0.01, 5));
            assertThat(image.pixelSize()).contains(new PixelSize(0.25, "µm"));
            assertThat(image.acquisition().beamKeV()).hasValue(20);
            for (int p = 0; p < 6; p++) {
                int pixel = p;
                long[] spectrum = new long[5];
                image.counts().forEach(p, (channel, count) -> spectrum[channel] = count);
                for (int c = 0; c < 5; c++) {
                    assertThat(spectrum[c]).as("pixel %d channel %d", pixel, c).isEqualTo((pixel * 5 + c) % 7);
                }
            }
        }

        @Test
        void withoutASpectrumBesideTheCallerGivesTheAxis() throws IOException {
            Path alone =
                    Files.write(folder.resolve("alone.spd"), EdaxFiles.map(5, 1).bytes());
            ReadOptions given =
                    ReadOptions.defaults().withOverrides(ImageOverrides.none().withEnergyKeV(0.1, 0.02));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(alone))
                    .withMessageContaining("no alone.spc beside it")
                    .withMessageContaining("--energy-offset-kev");
            SpectrumImage image = new EdaxFormat().read(alone, given, ProgressListener.none());
            assertThat(image.energy()).isEqualTo(new EnergyAxis(0.1, 0.02, 5));
            assertThat(image.pixelSize()).isEmpty();
        }

        @Test
        void oblongPixelsHaveNoSize() throws IOException {
            Path file = example(folder);
            Files.write(folder.resolve("a.Ipr"), EdaxFiles.image(0.5).bytes());

            assertThat(read(file).pixelSize()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "24, 2147483647, pixels",
            "24, -1, pixels",
            "28, 0, pixels",
            "32, 2147483647, channels",
            "32, 0, channels",
            "36, 3, bytes for a count",
            "36, -4, bytes for a count",
            "40, 2147483647, end of the file",
            "28, 20000000, end of the file"
        })
        void forgedSizesAreRefused(int at, long value, String reason) throws IOException {
            example(folder);
            UnaryOperator<LittleEndian> forge = file -> file.u32(at, value);
            Path forged = Files.write(
                    folder.resolve("a.spd"), forge.apply(EdaxFiles.map(5, 2)).bytes());

            assertRefused(forged, reason);
        }

        @Test
        void aDamagedSpectrumBesideIsNamed() throws IOException {
            Path file = example(folder);
            Files.write(folder.resolve("a.SPC"), new byte[10]);

            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> read(file))
                    .withMessageStartingWith("a.SPC: byte 10 is the end of the file");
        }
    }
}
