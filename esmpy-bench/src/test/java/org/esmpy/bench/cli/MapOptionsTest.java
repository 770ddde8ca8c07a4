package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map of 6 rows, 8 columns and 100 channels of 100 eV, in which channel c of pixel (y, x) holds 1 + (c + x + y) mod 3. */
class MapOptionsTest {
    private static final FormatCatalog FORMATS = FormatCatalog.defaults();

    @TempDir
    private Path folder;

    private Path map;

    @BeforeEach
    void draw() throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(100, 48);
        for (int p = 0; p < 48; p++) {
            for (int c = 0; c < 100; c++) {
                builder.add(c, count(p / 8, p % 8, c));
            }
            builder.endPixel();
        }
        map = folder.resolve("map.npz");
        SpectrumImage image = SpectrumImage.of(builder.build(), new ImageShape(6, 8), new EnergyAxis(0.05, 0.1, 100))
                .withPixelSize(new PixelSize(2, "nm"))
                .withAcquisition(Acquisition.unknown()
                        .withBeamKeV(200)
                        .withTakeOffDeg(22)
                        .withTimes(OptionalDouble.of(48), OptionalDouble.of(96)))
                .withMetadata(ImageMetadata.empty().withElements(List.of(Element.of("Fe"), Element.of("O"))));
        FORMATS.write(image, map, WriteOptions.defaults());
    }

    @Test
    void aRectangleIsMergedWithItsAxesTimesAndPixelSize() throws IOException {
        SpectrumImage image = convert("--crop", "1:5,2:", "--crop-kev", "1-5", "--rebin", "2x2x4");

        assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(image.energy().channels()).isEqualTo(11);
        assertThat(image.energy().lowestKeV()).isCloseTo(1, within(1e-9));
        assertThat(image.energy().widthKeV()).isCloseTo(0.4, within(1e-12));
        assertThat(image.pixelSize()).contains(new PixelSize(4, "nm"));
        assertThat(image.acquisition().liveTimeS()).hasValue(24);
        assertThat(image.acquisition().realTimeS()).hasValue(48);
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.metadata().elements()).hasSize(2);
        long first = 0;
        for (int y = 1; y < 3; y++) {
            for (int x = 2; x < 4; x++) {
                for (int c = 10; c < 14; c++) {
                    first += count(y, x, c);
                }
            }
        }
        long[] found = {0};
        image.counts().forEach(0, (channel, count) -> found[0] += channel == 0 ? count : 0);
        assertThat(found[0]).isEqualTo(first);
        assertThat(image.counts().total()).isEqualTo(total(1, 5, 2, 8, 10, 51));
    }

    @Test
    void aRegionKeepsItsPixelsAndTheShape() throws IOException {
        BufferedImage mask = new BufferedImage(8, 6, BufferedImage.TYPE_INT_ARGB);
        mask.setRGB(3, 2, 0xffff0000);
        mask.setRGB(4, 2, 0xff000001);
        mask.setRGB(5, 2, 0x00ffffff); // transparent
        mask.setRGB(6, 2, 0xff000000); // black
        Path file = folder.resolve("mask.png");
        ImageIO.write(mask, "png", file.toFile());

        SpectrumImage image = convert("--roi", file);
        assertThat(image.shape()).isEqualTo(new ImageShape(6, 8));
        assertThat(image.counts().total()).isEqualTo(total(2, 3, 3, 5, 0, 100));
        assertThat(image.acquisition().liveTimeS()).hasValue(2);
        SpectrumImage sum = convert("--roi", file, "--sum");
        assertThat(sum.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(sum.sumSpectrum()).isEqualTo(image.sumSpectrum());
    }

    @Test
    void infoTellsOfThePartThatWasAskedFor() {
        Esmpy info = Esmpy.run("info", map, "--json", "--rebin", "3x2", "--crop", ":,0:4");
        assertThat(info.status()).as(info.err()).isZero();
        assertThat(info.out()).contains("\"height\" : 2", "\"width\" : 2", "\"channels\" : 100");
    }

    @Test
    void aFitRecordsThePartAndRepeatsIt() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run(
                "fit",
                map,
                "--crop",
                "0:4,0:4",
                "--rebin",
                "2x2x1",
                "--crop-kev",
                "0.3-8",
                "--phases",
                1,
                "--solver",
                "mu",
                "--max-iterations",
                3,
                "--out",
                out);

        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(FORMATS.read(out.resolve("result.hspy"), ReadOptions.defaults())
                        .shape())
                .isEqualTo(new ImageShape(2, 2));
        assertThat(SettingsFiles.readFit(out.resolve("result.json")).map().rebin())
                .hasValueSatisfying(rebin -> assertThat(rebin.rows()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--crop; 0:9,0:8; lies outside of the map of 6 x 8 pixels",
                "--crop; 6:,0:; lies outside of the map of 6 x 8 pixels",
                "--crop; 3:3,0:8; a crop goes up",
                "--crop; 3-4; is not of the form Y0:Y1,X0:X1",
                "--crop; 0:99999999999,:; is not of the form Y0:Y1,X0:X1",
                "--crop-kev; 50-60; no channel between 50.000 and 60.000 keV",
                "--crop-kev; 5-1; goes up",
                "--rebin; 0x1x1; bins need at least 1 row",
                "--rebin; 2; is not of the form YxXxE",
                "--roi; missing.png; there is no file"
            })
    void saysWhatIsWrong(String option, String value, String reason) {
        Esmpy convert = Esmpy.run("convert", map, folder.resolve("out.npz"), option, value);

        assertThat(convert.status()).isEqualTo(2);
        assertThat(convert.err()).contains(reason).doesNotContain("Exception");
        assertThat(folder.resolve("out.npz")).doesNotExist();
    }

    @Test
    void aRegionOfAnotherShapeOrWithoutPixelsIsRefused() throws IOException {
        Path file = folder.resolve("mask.png");
        ImageIO.write(new BufferedImage(6, 8, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        assertThat(Esmpy.run("info", map, "--roi", file).err())
                .contains("has the shape [8, 6], but the map has [6, 8]");
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        assertThat(Esmpy.run("info", map, "--roi", file).err()).contains("keeps no pixel");
    }

    private SpectrumImage convert(Object... options) throws IOException {
        Path out = folder.resolve("out.npz");
        Files.deleteIfExists(out);
        Object[] words = new Object[options.length + 3];
        words[0] = "convert";
        words[1] = map;
        words[2] = out;
        System.arraycopy(options, 0, words, 3, options.length);
        Esmpy convert = Esmpy.run(words);
        assertThat(convert.status()).as(convert.err()).isZero();
        return FORMATS.read(out, ReadOptions.defaults());
    }

    private static int count(int y, int x, int c) {
        return 1 + (c + x + y) % 3;
    }

    private static long total(int top, int bottom, int left, int right, int from, int to) {
        long total = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                for (int c = from; c < to; c++) {
                    total += count(y, x, c);
                }
            }
        }
        return total;
    }
}
