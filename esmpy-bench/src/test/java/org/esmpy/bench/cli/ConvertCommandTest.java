package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.io.FormatCatalog;
import org.esmpy.io.ReadOptions;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {
    /** The table of expected values is rounded. */
    private static final double REPEATING = 1e-9;

    /** Digits of the listed sum. */
    private static final double PRINTED = 5e-3;

    @TempDir
    private Path folder;

    /** Through every format that has a place for axes, and back. */
    @Test
    void countsAxesAndMetadataSurviveEveryFormat() throws IOException {
        Path map = simulate();
        SpectrumImage expected = read(map);
        for (String name : List.of("b.rpl", "c.hspy", "d.npz")) {
            Esmpy convert = Esmpy.run("convert", map, folder.resolve(name));
            assertThat(convert.status()).as(convert.err()).isZero();
            SpectrumImage image = read(folder.resolve(name));
            assertThat(image.shape()).isEqualTo(expected.shape());
            assertThat(image.energy()).isEqualTo(expected.energy());
            assertThat(image.sumSpectrum()).isEqualTo(expected.sumSpectrum());
            assertThat(image.counts().pixelTotals()).isEqualTo(expected.counts().pixelTotals());
            if (!name.endsWith(".npz")) {
                assertThat(image.acquisition()).isEqualTo(expected.acquisition());
                assertThat(image.metadata().elements())
                        .isEqualTo(expected.metadata().elements());
            }
        }
    }

    @Test
    void overridesCompleteAFileWithoutAxes() throws IOException {
        Path map = simulate();
        Path cube = folder.resolve("cube.npy");
        assertThat(Esmpy.run("convert", map, cube).err()).contains("warning");

        Esmpy refused = Esmpy.run("info", cube);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--energy-offset-kev").hasLineCount(1);

        Path back = folder.resolve("back.hspy");
        Esmpy convert = Esmpy.run(
                "convert",
                cube,
                back,
                "--shape",
                "64x256",
                "--energy-offset-kev",
                0.2,
                "--energy-width-kev",
                0.01,
                "--beam-kev",
                200,
                "--take-off-deg",
                35);
        assertThat(convert.status()).as(convert.err()).isZero();
        JsonNode info = info(back);
        assertThat(info.get("height").asInt()).isEqualTo(64);
        assertThat(info.get("width").asInt()).isEqualTo(256);
        assertThat(info.get("takeOffDeg").asDouble()).isEqualTo(35);
    }

    @Test
    void anUnknownExtensionListsTheOthers() throws IOException {
        Esmpy convert = Esmpy.run("convert", simulate(), folder.resolve("a.tiff"));
        assertThat(convert.status()).isEqualTo(2);
        assertThat(convert.err()).contains(".hspy", ".rpl", ".npz").hasLineCount(1);
        assertThat(Esmpy.run("info", folder.resolve("a.hspy"), "--shape", "8").status())
                .isEqualTo(2);
    }

    /** What the samples are known to hold. */
    @ParameterizedTest
    @CsvSource({
        "hspy/88_ES-LP_G8_selection2_cropped2.hspy, hspy, 80, 1917, 716887, 21, 200, 410.872, Al Ca Fe Hf Lu Mg Nd O Si Sm U",
        "velox/Test SI 16x16 215 kx.emd, velox-emd, 16, 4096, 42097, 60, 300, 0.25599825, C O Ca Cu",
        "bruker/test_TEM.bcf, bruker-bcf, 64, 2048, 26005, 8, 200, 5.8112, Cu O Pd Ti"
    })
    void infoTellsWhatTheSamplesHold(
            String name,
            String format,
            int height,
            int channels,
            long counts,
            int max,
            double beam,
            double real,
            String elements)
            throws IOException {
        JsonNode info = info(sample(name));

        assertThat(info.get("format").asText()).isEqualTo(format);
        assertThat(info.get("height").asInt()).isEqualTo(height);
        assertThat(info.get("width").asInt()).isEqualTo(height);
        assertThat(info.get("channels").asInt()).isEqualTo(channels);
        assertThat(info.get("totalCounts").asLong()).isEqualTo(counts);
        assertThat(info.get("maxCount").asInt()).isEqualTo(max);
        assertThat(info.get("beamKeV").asDouble()).isEqualTo(beam);
        assertThat(info.get("realTimeS").asDouble()).isCloseTo(real, within(REPEATING));
        assertThat(info.get("elements")).extracting(JsonNode::asText).containsExactly(elements.split(" "));
    }

    @Test
    void infoTellsOfSpectraThatAreNoCounts() throws IOException {
        JsonNode info = info(sample("msa/example2.msa"));

        assertThat(info.get("channels").asInt()).isEqualTo(80);
        assertThat(info.get("energyOffsetKeV").asDouble()).isEqualTo(0.2);
        assertThat(info.get("total").asDouble()).isCloseTo(21_060.105, within(PRINTED));
        assertThat(info.get("max").asDouble()).isEqualTo(872.97);
        assertThat(info.get("liveTimeS").asDouble()).isEqualTo(100);
    }

    @Test
    void infoDoubtsWhatTheMineralDoesNotList() throws IOException {
        JsonNode doubts =
                info(sample("hspy/88_ES-LP_G8_selection2_cropped2.hspy")).get("doubts");

        assertThat(doubts)
                .extracting(JsonNode::asText)
                .anyMatch(doubt -> doubt.startsWith("O is listed, but has no line"))
                .anyMatch(doubt ->
                        doubt.matches("a peak of \\d+ counts at 8\\.0.* keV belongs to no listed element; Cu\\?"))
                .anyMatch(doubt -> doubt.contains("do not belong together"));
    }

    private Path simulate() {
        Path map = folder.resolve("a.hspy");
        Esmpy simulated = Esmpy.run("simulate", "brg-fp-capv", "--dose", 5, "--seed", 1, "--out", map);
        assertThat(simulated.status()).as(simulated.err()).isZero();
        return map;
    }

    private static SpectrumImage read(Path file) throws IOException {
        return FormatCatalog.defaults().read(file, ReadOptions.defaults());
    }

    private static JsonNode info(Path file) throws IOException {
        Esmpy info = Esmpy.run("info", file, "--json");
        assertThat(info.status()).as(info.err()).isZero();
        return new ObjectMapper().readTree(info.out());
    }

    private static Path sample(String name) {
        String samples = System.getProperty("esmpy.samples", "");
        assumeThat(samples)
                .as("real sample files are read only where the system property esmpy.samples names their folder")
                .isNotEmpty();
        return Path.of(samples, name);
    }
}
