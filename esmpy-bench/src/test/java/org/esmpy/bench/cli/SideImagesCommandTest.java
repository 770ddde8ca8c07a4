package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that files hold beside their spectra, here one of electrons of 8 × 10 pixels whose values are 37 p mod 4096. */
class SideImagesCommandTest {
    private static final String NAME = "SE Electron Image 1";

    @TempDir
    private Path folder;

    private Path map;

    @BeforeEach
    void copy() throws IOException {
        map = folder.resolve("map.h5oina");
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/fuzz/h5oina/one.h5oina"))) {
            Files.copy(file, map);
        }
    }

    @Test
    void infoListsThemAndTheNotes() throws IOException {
        Esmpy info = Esmpy.run("info", map);
        assertThat(info.out())
                .contains(
                        "image      SE Electron Image 1: 8 x 10 pixels of 0.125 µm, 0.0 to 2923.0",
                        "image      Window Integral Fe Kα1: 4 x 5 pixels of 0.25 µm, 0.0 to 494.0");

        assertThat(info.out()).contains("note       date: 2024-03-05T12:30:00");

        JsonNode json =
                new ObjectMapper().readTree(Esmpy.run("info", map, "--json").out());
        assertThat(json.get("notes").get("project").asText()).isEqualTo("Meteorite");
        JsonNode images = json.get("sideImages");
        assertThat(images).hasSize(4);
        assertThat(images.get(1).get("name").asText()).isEqualTo(NAME);
        assertThat(images.get(1).get("height").asInt()).isEqualTo(8);
        assertThat(images.get(1).get("pixelUnit").asText()).isEqualTo("µm");
        assertThat(images.get(1).get("maximum").asDouble()).isEqualTo(2923);
    }

    @Test
    void convertWritesOneAsNumbers() throws IOException {
        Path npy = folder.resolve("se.npy");
        Esmpy convert = Esmpy.run("convert", map, npy, "--image", NAME);
        assertThat(convert.status()).as(convert.err()).isZero();
        assertThat(NpyFiles.read(npy).shape()).containsExactly(8, 10);
        assertThat(NpyFiles.read(npy).values()[79]).isEqualTo(79 * 37 % 4096);

        Path tif = folder.resolve("se.tif");
        assertThat(Esmpy.run("convert", map, tif, "--image", NAME).status()).isZero();
        try (ImageInputStream in = ImageIO.createImageInputStream(tif.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(in);
            assertThat(reader.read(0).getRaster().getSampleFloat(9, 7, 0)).isEqualTo(79 * 37 % 4096);
        }
    }

    @Test
    void convertDrawsOneInGrey() throws IOException {
        Path png = folder.resolve("se.png");
        assertThat(Esmpy.run("convert", map, png, "--image", NAME).status()).isZero();

        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(10);
        assertThat(picture.getHeight()).isEqualTo(8);
        assertThat((double) picture.getRaster().getSample(9, 7, 0))
                .isCloseTo(255, within(0.5)); // the last is the largest
        assertThat(picture.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(picture.getRaster().getSample(5, 4, 0)).isEqualTo(Math.round(255 * 45 * 37 / 2923.0));
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(
                "a.tif", "HAADF", "no image 'HAADF'; available: [BSE Electron Image 2, SE Electron Image 1, Window");
        assertRefused("a.hspy", NAME, "an image is written as .tif");
    }

    private void assertRefused(String file, String name, String reason) {
        Esmpy convert = Esmpy.run("convert", map, folder.resolve(file), "--image", name);

        assertThat(convert.status()).isEqualTo(2);
        assertThat(convert.complaints()).contains(reason).hasLineCount(1);
        assertThat(folder.resolve(file)).doesNotExist();
    }

    @Test
    void anImageIsNotCutAndNoFileReplacedUnasked() throws IOException {
        Path png = Files.writeString(folder.resolve("mine.png"), "mine");
        assertThat(Esmpy.run("convert", map, png, "--image", NAME).complaints()).contains("exists");
        assertThat(png).hasContent("mine");
        assertThat(Esmpy.run("convert", map, folder.resolve("a.png"), "--image", NAME, "--rebin", "2x2")
                        .complaints())
                .contains("writes an image as it is");
    }

    @Test
    void convertingTheMapNamesTheImagesItLeavesBehind() {
        Esmpy convert = Esmpy.run("convert", map, folder.resolve("map.hspy"));

        assertThat(convert.status()).as(convert.err()).isZero();
        assertThat(convert.err())
                .isEqualToIgnoringNewLines(
                        "warning: images beside the spectra are not written: BSE Electron Image 2, SE"
                                + " Electron Image 1, Window Integral Fe Kα1, Window Integral O Kα1; --image NAME writes one");
    }

    @Test
    void aFitLeavesAPictureOfEach() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run("fit", map, "--phases", 1, "--solver", "nmf", "--from-kev", "-1", "--out", out);

        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode images =
                new ObjectMapper().readTree(out.resolve("result.json").toFile()).get("sideImages");
        assertThat(images).hasSize(4);
        assertThat(images.get(1).get("name").asText()).isEqualTo(NAME);
        assertThat(images.get(1).get("file").asText()).isEqualTo("images/image_2.png");
        assertThat(ImageIO.read(out.resolve("images/image_2.png").toFile()).getHeight())
                .isEqualTo(8);
        assertThat(Files.readString(out.resolve("esmpy-files.json"))).contains("images/image_4.png");
    }

    @Test
    void damagedImagesAreNoReasonToFail() throws IOException {
        byte[] bytes = Files.readAllBytes(map);
        ByteBuffer cells =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(10).putInt(8);
        for (int at = 0; at + 8 <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, 8).equals(cells.rewind())) {
                bytes[at] = -1;
                bytes[at + 3] = -1; // X Cells of the electron image below zero
            }
        }
        Files.write(map, bytes);

        Esmpy info = Esmpy.run("info", map);
        assertThat(info.status()).isZero();
        assertThat(info.err())
                .contains("warning: images beside the spectra cannot be read: map.h5oina: /1/Electron Image");
        assertThat(info.out()).contains("4 x 5 pixels, 24 channels");
    }
}
