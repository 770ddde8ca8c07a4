package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HyperSpy, SciPy and NumPy open what we write. Skipped where there is no Python with them. */
@Tag("others")
class OthersOpenItTest {
    private static final int TIMEOUT_S = 600;
    private static final int NOT_INSTALLED = 77;
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    private Path folder;

    @Test
    void rippleMsaAndNumPyFilesAreOpened() throws IOException, InterruptedException {
        SpectrumImage image = TestImages.random(new ImageShape(4, 5), 30, 300, 2)
                .withAcquisition(TestImages.acquisition())
                .withMetadata(TestImages.metadata());
        FormatCatalog formats = FormatCatalog.defaults();
        for (String name : List.of("map.rpl", "map.npz", "map.npy")) {
            formats.write(image, folder.resolve(name), WriteOptions.defaults());
        }
        SpectrumImage pixel = image.cropPixels(0, 0, new ImageShape(1, 1));
        formats.write(pixel, folder.resolve("spectrum.msa"), WriteOptions.defaults());

        JsonNode seen = seen();

        for (String key : List.of("ripple", "sparse", "dense")) {
            assertThat(longs(seen.get(key))).as(key).containsExactly(image.sumSpectrum());
        }
        assertThat(seen.get("rippleShape")).hasToString("[4,5,30]");
        assertThat(seen.get("rippleEnergy")).hasToString("[-0.1,0.01,\"keV\"]");
        assertThat(seen.get("rippleBeam").asDouble()).isEqualTo(200);
        assertThat(longs(seen.get("sparseLastPixel")))
                .containsExactly(image.cropPixels(3, 4, new ImageShape(1, 1)).sumSpectrum());
        assertThat(longs(seen.get("spectrum"))).containsExactly(pixel.sumSpectrum());
        assertThat(seen.get("spectrumEnergy")).hasToString("[-0.1,0.01]");
        assertThat(seen.get("spectrumBeam").asDouble()).isEqualTo(200);
    }

    private JsonNode seen() throws IOException, InterruptedException {
        Path script = folder.resolve("read_others.py");
        try (InputStream resource = OthersOpenItTest.class.getResourceAsStream("read_others.py")) {
            Files.copy(resource, script);
        }
        int status = NOT_INSTALLED;
        for (String python : PYTHONS) {
            status = status == NOT_INSTALLED ? run(python, script.toString(), folder.toString()) : status;
        }
        assumeThat(status)
                .as("whether others open what we write is checked only where one of %s has hyperspy", PYTHONS)
                .isNotEqualTo(NOT_INSTALLED);
        assertThat(status).as(Files.readString(folder.resolve("err"))).isZero();
        return new ObjectMapper().readTree(Files.readString(folder.resolve("out")));
    }

    private int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) { // no such program
            return NOT_INSTALLED;
        }
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
