package org.esmpy.io.hspy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.Decomposition;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HyperSpy opens what we write. Skipped where there is no Python with HyperSpy.
 */
@Tag("others")
class HyperSpyOpensItTest {
    private static final int TIMEOUT_S = 600;
    private static final int TIMED_OUT = -1;

    /** Exit status of the script where HyperSpy is not installed. */
    private static final int NO_HYPERSPY = 77;

    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"200, uint8", "70000, uint32"})
    void countsAndAxes(int max, String type) throws IOException, InterruptedException {
        SpectrumImage image = image(max);

        JsonNode seen = open(image, fit(image));

        assertThat(seen.get("class").asText()).isEqualTo("EDSTEMSpectrum");
        assertThat(seen.get("type").asText()).isEqualTo(type);
        assertThat(seen.get("sum").asLong()).isEqualTo(image.counts().total());
        assertThat(longs(seen.get("sumSpectrum"))).containsExactly(image.sumSpectrum());
        assertThat(longs(seen.get("firstPixel"))).containsExactly(pixel(image, 0));
        assertThat(longs(seen.get("lastPixel")))
                .containsExactly(pixel(image, image.shape().pixels() - 1));
        assertThat(seen.get("navigation")).hasToString("[[\"x\",41,0.37,\"nm\"],[\"y\",30,0.37,\"nm\"]]");
        assertThat(seen.get("energy")).hasToString("[[\"Energy\",1500,-0.1,0.01,\"keV\",true]]");
    }

    @Test
    void metadataAndDecomposition() throws IOException, InterruptedException {
        SpectrumImage image = image(300);
        Decomposition fit = fit(image);

        JsonNode seen = open(image, fit);

        assertThat(seen.get("type").asText()).isEqualTo("uint16");
        assertThat(seen.get("sum").asLong()).isEqualTo(image.counts().total());
        assertThat(seen.get("title").asText()).isEqualTo(image.metadata().title());
        assertThat(seen.get("remark").asText())
                .isEqualTo(image.metadata().notes().get("remark"));
        assertThat(seen.get("long").asInt()).isEqualTo(70_000);
        assertThat(seen.get("elements")).hasToString("[\"Fe\",\"O\"]");
        assertThat(seen.get("beam").asDouble()).isEqualTo(200);
        assertThat(seen.get("tilt").asDouble()).isEqualTo(-3);
        assertThat(seen.get("times")).hasToString("[28.085,410.872]");
        assertThat(seen.get("angles")).hasToString("[22.0,45.0]");
        assertThat(seen.get("algorithm").asText()).isEqualTo("esmpy");
        for (int k = 0; k < fit.phases(); k++) {
            for (int l = 0; l < image.energy().channels(); l++) {
                assertThat(seen.get("factors").get(k).get(l).asDouble())
                        .isEqualTo(fit.factors().get(l, k));
            }
            for (int p = 0; p < image.shape().pixels(); p++) {
                JsonNode map = seen.get("loadings").get(k);
                int width = image.shape().width();
                assertThat(map.get(p / width).get(p % width).asDouble())
                        .isEqualTo(fit.loadings().get(p, k));
            }
        }
    }

    private static SpectrumImage image(int max) {
        return TestImages.random(new ImageShape(30, 41), 1500, max, 3)
                .withAcquisition(TestImages.acquisition())
                .withMetadata(TestImages.metadata().withElements(List.of(Element.of("Fe"), Element.of("O"))));
    }

    private static Decomposition fit(SpectrumImage image) {
        DMatrixRMaj factors = new DMatrixRMaj(image.energy().channels(), 2);
        DMatrixRMaj loadings = new DMatrixRMaj(image.shape().pixels(), 2);
        for (int i = 0; i < factors.getNumElements(); i++) {
            factors.set(i, i / 7.0);
        }
        for (int i = 0; i < loadings.getNumElements(); i++) {
            loadings.set(i, 1.0 / (1 + i));
        }
        return new Decomposition(factors, loadings, "esmpy");
    }

    private JsonNode open(SpectrumImage image, Decomposition fit) throws IOException, InterruptedException {
        Path file = folder.resolve("map.hspy");
        new HspyFormat().write(image, file, WriteOptions.defaults().withDecomposition(fit));
        Path script = folder.resolve("read_back.py");
        try (InputStream resource = HyperSpyOpensItTest.class.getResourceAsStream("read_back.py")) {
            Files.copy(resource, script);
        }
        int status = NO_HYPERSPY;
        for (String python : PYTHONS) {
            status = status == NO_HYPERSPY ? run(python, script.toString(), file.toString()) : status;
        }
        assumeThat(status)
                .as("whether HyperSpy opens what we write is checked only where one of %s has hyperspy", PYTHONS)
                .isNotEqualTo(NO_HYPERSPY);
        assertThat(status).as(() -> "HyperSpy said: " + text("err")).isZero();
        return new ObjectMapper().readTree(text("out"));
    }

    private int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return TIMED_OUT;
            }
            return process.exitValue();
        } catch (IOException e) { // no such program
            return NO_HYPERSPY;
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private static long[] pixel(SpectrumImage image, int pixel) {
        long[] counts = new long[image.energy().channels()];
        image.counts().forEach(pixel, (channel, count) -> counts[channel] = count);
        return counts;
    }
}
