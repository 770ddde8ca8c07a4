package org.esmpy.io.hspy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files of HyperSpy; expected values as h5py shows them. */
class HspySamplesTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int DAMAGES = 60;
    private static final int STRUCTURE_BYTES = 16_384;
    private static final long SEED = 7;
    private static final String MINERAL = "88_ES-LP_G8_selection2_cropped2.hspy";

    @Test
    void theMapOfAMineralIsReadAsHyperSpyShowsIt() throws IOException {
        SpectrumImage image = read(MINERAL);

        assertThat(image.shape()).isEqualTo(new ImageShape(80, 80));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(0.83151949728, 0.01000467828, 1917));
        assertThat(image.pixelSize()).contains(new PixelSize(0.00985911335721014, "µm"));
        assertThat(image.counts().total()).isEqualTo(716_887);
        assertThat(image.counts().max()).isEqualTo(21);
        assertThat(image.sumSpectrum()[image.energy().nearestChannel(1.742)]).isPositive();
    }

    @Test
    void theMetadataOfTheMineralAreRead() throws IOException {
        SpectrumImage image = read(MINERAL);

        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().elevationDeg()).hasValue(22);
        assertThat(image.acquisition().azimuthDeg()).hasValue(45);
        assertThat(image.acquisition().tiltDeg()).hasValue(0);
        assertThat(image.acquisition().liveTimeS()).hasValue(28.085);
        assertThat(image.acquisition().realTimeS()).hasValue(410.87199999999996);
        assertThat(image.metadata().title()).isEqualTo("EDX");
        assertThat(image.metadata().notes()).containsEntry("date", "2020-07-29");
        assertThat(image.metadata().elements().stream().map(Element::symbol))
                .containsExactly("Al", "Ca", "Fe", "Hf", "Lu", "Mg", "Nd", "O", "Si", "Sm", "U");
    }

    /** Counts of single pixels, by h5py. */
    @Test
    void countsAreInTheirPixels() throws IOException {
        SpectrumImage image = read(MINERAL);
        long[] pixels = image.counts().pixelTotals();

        assertThat(pixels).hasSize(6400);
        assertThat(pixels[0]).isEqualTo(142);
        assertThat(pixels[79]).isEqualTo(156);
        assertThat(pixels[25 * 80 + 61]).isEqualTo(119);
    }

    /** A file of the HDF5 library, whose older structures have no checksums. */
    @Test
    void damagedCopiesAreRefusedOrRead(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(sample(MINERAL));
        Path file = folder.resolve("damaged.hspy");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
            Files.write(file, cut);
            assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> read(file));
            byte[] flipped = whole.clone();
            boolean structure = random.nextBoolean(); // most bytes are data: look for trouble near the beginning too
            int at = random.nextInt(structure ? STRUCTURE_BYTES : whole.length);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, flipped);
            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrSame(file), () -> "flipped byte " + at);
        }
    }

    private static void assertRefusedOrSame(Path file) throws IOException {
        try {
            assertThat(read(file).counts().total()).isEqualTo(716_887);
        } catch (SpectrumFormatException e) {
            assertThat(e.file()).isEqualTo(file);
        }
    }

    /** These hold no spectra on an energy axis: a diffraction pattern, one without units and one with opaque data. */
    @ParameterizedTest
    @ValueSource(strings = {"example2_v2.2.hspy", "example2_v3.1.hspy", "with_lists_etc.hdf5"})
    void filesWithoutAnEnergyAxisAreRefusedInOneLine(String name) {
        Path file = sample(name);
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("no energy axis")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static SpectrumImage read(String name) throws IOException {
        return read(sample(name));
    }

    private static SpectrumImage read(Path file) throws IOException {
        return new HspyFormat().read(file, ReadOptions.defaults(), ProgressListener.none());
    }

    private static Path sample(String name) {
        return Samples.file("hspy", name);
    }
}
