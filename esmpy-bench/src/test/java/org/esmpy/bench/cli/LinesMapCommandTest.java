package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map of 2 × 3 pixels: 4 counts in every channel, and a peak of 1000 + 100 p counts at Fe Kα in pixel p. */
class LinesMapCommandTest {
    private static final EnergyAxis AXIS = new EnergyAxis(0.005, 0.01, 1000);

    /** Fe Kα, keV: mean of Kα1 and Kα2. */
    private static final double FE_KA_KEV = 6.4;

    @TempDir
    private Path folder;

    private Path map;

    @BeforeEach
    void draw() throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(AXIS.channels(), 6);
        for (int p = 0; p < 6; p++) {
            for (int c = 0; c < AXIS.channels(); c++) {
                builder.add(c, 4);
            }
            builder.add(AXIS.nearestChannel(FE_KA_KEV), 1000 + 100 * p).endPixel();
        }
        map = folder.resolve("map.npz");
        SpectrumImage image = SpectrumImage.of(builder.build(), new ImageShape(2, 3), AXIS)
                .withAcquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(22))
                .withMetadata(ImageMetadata.empty().withElements(List.of(Element.of("Fe"), Element.of("O"))));
        FormatCatalog.defaults().write(image, map, WriteOptions.defaults());
    }

    @Test
    void aFlatBackgroundIsTakenAwayToTheLastCount() throws IOException {
        double[] maps = maps("--lines", "Fe-Ka,Fe-Kb");

        for (int p = 0; p < 6; p++) {
            assertThat(maps[p]).isCloseTo(1000 + 100 * p, within(1e-9));
            assertThat(maps[6 + p]).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void withoutBackgroundAllCountsOfTheWindowCount() throws IOException {
        double[] maps = maps("--lines", "Fe-Ka", "--background", "none");

        double flat = maps[0] - 1000;
        assertThat(flat % 4).isZero();
        assertThat(flat / 4 * AXIS.widthKeV()).isBetween(0.25, 0.31); // two widths of about 0.14 keV
        assertThat(maps[5] - maps[0]).isEqualTo(500);
    }

    /** The bremsstrahlung of the model is smaller than that of a flat spectrum, but it goes as the counts of a pixel. */
    @Test
    void theModelGivesEachPixelItsShareOfTheBremsstrahlung() throws IOException {
        double[] gross = maps("--lines", "Fe-Ka", "--background", "none");
        double[] net = maps("--lines", "Fe-Ka", "--background", "model");

        double share = (gross[0] - net[0]) / (4 * 980 + 1000);
        assertThat(share).isPositive();
        for (int p = 0; p < 6; p++) {
            assertThat((gross[p] - net[p]) / (4 * 980 + 1000 + 100 * p)).isCloseTo(share, within(1e-9));
        }
    }

    @Test
    void stacksAndPicturesAreWritten() {
        Esmpy tiff = Esmpy.run("lines-map", map, "--lines", "Fe-Ka", "--out", folder.resolve("a.tif"));
        Esmpy pictures = Esmpy.run("lines-map", map, "--lines", "Fe-Ka,Fe-Kb1", "--out", folder.resolve("b.png"));

        assertThat(tiff.status()).as(tiff.err()).isZero();
        assertThat(tiff.out()).contains("Fe-Ka", "7500.0", "a.tif");
        assertThat(folder.resolve("a.tif")).isNotEmptyFile();
        assertThat(pictures.status()).as(pictures.err()).isZero();
        assertThat(folder.resolve("b-Fe-Ka.png")).isNotEmptyFile();
        assertThat(folder.resolve("b-Fe-Kb1.png")).isNotEmptyFile();
    }

    @Test
    void aLineInTheWindowsOfAnotherIsNamed() {
        Esmpy run = Esmpy.run("lines-map", map, "--lines", "Fe-Ka,Mn-Kb", "--out", folder.resolve("a.npy"));

        assertThat(run.err()).contains("warning: Fe-Ka at 6.4", "overlaps with Mn K-M");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Fe-Ka;a.jpg;must end in .tif",
                "FeKa;a.tif;is not a line; expected element and line, e.g. Fe-Ka",
                "Fe-Xy;a.tif;excites no line Fe-Xy; of Fe there are [",
                "Xx-Ka;a.tif;Xx",
                "Zr-Ka;a.tif;Zr-Ka at 15.7"
            })
    void saysWhatIsWrong(String line, String out, String reason) {
        Esmpy run = Esmpy.run("lines-map", map, "--lines", line, "--out", folder.resolve(out));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(reason).hasLineCount(1);
        assertThat(folder.resolve(out)).doesNotExist();
    }

    private double[] maps(Object... options) throws IOException {
        Path out = folder.resolve("maps.npy");
        Object[] words = Arrays.copyOf(new Object[] {"lines-map", map, "--out", out}, 4 + options.length);
        System.arraycopy(options, 0, words, 4, options.length);
        Esmpy run = Esmpy.run(words);
        assertThat(run.status()).as(run.err()).isZero();
        double[] values = NpyFiles.read(out).values();
        Files.delete(out);
        return values;
    }
}
