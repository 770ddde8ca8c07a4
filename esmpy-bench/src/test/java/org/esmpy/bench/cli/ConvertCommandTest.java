package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
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
            assertThat(image.acquisition()).isEqualTo(expected.acquisition());
            assertThat(image.metadata().elements())
                    .isEqualTo(expected.metadata().elements());
            assertThat(image.metadata().notes()).isEqualTo(expected.metadata().notes());
            if (name.endsWith(".rpl")) {
                assertThat(convert.err())
                        .isEqualToIgnoringNewLines("warning: b.rpl cannot hold: matrices; .hspy keeps everything");
            } else {
                assertThat(convert.err()).isEmpty();
                assertThat(image.metadata().matrices())
                        .hasSameSizeAs(expected.metadata().matrices());
            }
        }
    }

    @Test
    void aMapBecomesASpectrumOnlyIfItsSumIsAskedFor() throws IOException {
        Path map = simulate();
        Path csv = folder.resolve("sum.csv");

        Esmpy refused = Esmpy.run("convert", map, csv);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("sum.csv can hold one spectrum, but a.hspy has 16384 pixels; --sum")
                .hasLineCount(1);
        assertThat(csv).doesNotExist();

        Esmpy summed = Esmpy.run("convert", map, csv, "--sum");
        assertThat(summed.status()).as(summed.err()).isZero();
        assertThat(summed.complaints())
                .startsWith("warning: sum.csv cannot hold: ")
                .hasLineCount(1);
        SpectrumImage image = read(map);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(image.energy().channels() + 1);
        assertThat(lines.get(0)).isEqualTo("energy_keV,counts");
        assertThat(lines.get(101)).isEqualTo(image.energy().centreKeV(100) + "," + image.sumSpectrum()[100]);

        assertThat(Esmpy.run("convert", map, folder.resolve("sum.hspy"), "--sum")
                        .status())
                .isZero();
        assertThat(read(folder.resolve("sum.hspy")).sumSpectrum()).isEqualTo(image.sumSpectrum());
    }

    @Test
    void theZeroPeakCanBeCutOff() throws IOException {
        Path map = simulate();

        assertThat(Esmpy.run("convert", map, folder.resolve("cut.hspy"), "--from-kev", 1)
                        .status())
                .isZero();

        SpectrumImage whole = read(map);
        SpectrumImage cut = read(folder.resolve("cut.hspy"));
        assertThat(cut.energy().lowestKeV())
                .isCloseTo(1.0, within(whole.energy().widthKeV()));
        int from = whole.energy().channels() - cut.energy().channels();
        assertThat(cut.sumSpectrum())
                .isEqualTo(Arrays.copyOfRange(
                        whole.sumSpectrum(), from, whole.energy().channels()));
        Esmpy nothing = Esmpy.run("convert", map, folder.resolve("none.hspy"), "--from-kev", 1000);
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.complaints())
                .contains("no channel lies above 1000.0 keV")
                .hasLineCount(1);
    }

    /** Values that are no counts go from one format of spectra into the other. */
    @Test
    void aSpectrumThatIsNoCountsIsConverted() throws IOException {
        Path modelled = folder.resolve("m.msa");
        Esmpy spectrum = Esmpy.run("spectrum", "--composition", "Si:1,O:2", "--beam-kev", 200, "--out", modelled);
        assertThat(spectrum.status()).as(spectrum.err()).isZero();

        Esmpy convert = Esmpy.run("convert", modelled, folder.resolve("m.csv"));

        assertThat(convert.status()).as(convert.err()).isZero();
        assertThat(Esmpy.run(
                                "spectrum",
                                "--composition",
                                "Si:1,O:2",
                                "--beam-kev",
                                200,
                                "--out",
                                folder.resolve("direct.csv"))
                        .status())
                .isZero();
        assertThat(folder.resolve("m.csv")).hasSameTextualContentAs(folder.resolve("direct.csv"));
        assertThat(Esmpy.run("convert", modelled, folder.resolve("m.hspy")).err())
                .contains("which is not a count;");
    }

    @Test
    void overridesCompleteAFileWithoutAxes() throws IOException {
        Path map = simulate();
        Path cube = folder.resolve("cube.npy");
        assertThat(Esmpy.run("convert", map, cube).err()).contains("warning");

        Esmpy refused = Esmpy.run("info", cube);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.complaints()).contains("--energy-offset-kev").hasLineCount(1);

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
        assertThat(convert.complaints()).contains(".hspy", ".rpl", ".npz").hasLineCount(1);
        assertThat(Esmpy.run("info", folder.resolve("a.hspy"), "--shape", "8").status())
                .isEqualTo(2);
    }

    /** What the samples are known to hold. */
    @ParameterizedTest
    @CsvSource({
        "hspy/88_ES-LP_G8_selection2_cropped2.hspy, hspy, 80x80x1917, 716887, 21, 0.83151949728, 0.01000467828,"
                + " 0.00985911335721014 µm, 200, 28.085, 410.872, Al Ca Fe Hf Lu Mg Nd O Si Sm U",
        "velox/Test SI 16x16 215 kx.emd, velox-emd, 16x16x4096, 42097, 60, -0.25, 0.01, 3.5992492559614684 nm, 300,"
                + " 0.245037892565, 0.25599825, C O Ca Cu",
        "bruker/test_TEM.bcf, bruker-bcf, 64x64x2048, 26005, 8, -0.47544754, 0.010001, 0.000771004754204027 µm, 200,"
                + " , 5.8112, Cu O Pd Ti",
        "ripple/test_ripple_sdim-1_ndim-2_uint16_meta.rpl, ripple, 2x3x4, 276, 23, 0.0015, 0.3, , 100, , , ",
        "ripple/test_ripple_sdim-1_ndim-2_int32_meta.rpl, ripple, 2x3x4, 276, 23, 0.0015, 0.3, , 100, , , ",
        "msa/example1.msa, msa, 1x1x21, 104070, 7809, 0.52013, 0.0031, , 120, , , ",
        "msa/ISO_22029_2022_compliance.msa, msa, 1x1x21, 104070, 7809, 0.52013, 0.0031, , 120, , , ",
    })
    void infoTellsWhatTheSamplesHold(ArgumentsAccessor expected) throws IOException {
        JsonNode info = info(sample(expected.getString(0)));

        assertThat(info.get("format").asText()).isEqualTo(expected.getString(1));
        assertThat(info.get("height") + "x" + info.get("width") + "x" + info.get("channels"))
                .isEqualTo(expected.getString(2));
        assertThat(info.get("totalCounts").asLong()).isEqualTo(expected.getLong(3));
        assertThat(info.get("maxCount").asInt()).isEqualTo(expected.getInteger(4));
        assertNumber(info, "energyOffsetKeV", expected.getString(5));
        assertNumber(info, "energyWidthKeV", expected.getString(6));
        if (expected.getString(7) != null) {
            String[] pixel = expected.getString(7).split(" ");
            assertNumber(info, "pixelSize", pixel[0]);
            assertThat(info.get("pixelUnit").asText()).isEqualTo(pixel[1]);
        }
        assertNumber(info, "beamKeV", expected.getString(8));
        assertNumber(info, "liveTimeS", expected.getString(9));
        assertNumber(info, "realTimeS", expected.getString(10));
        String elements = expected.getString(11);
        assertThat(info.get("elements"))
                .extracting(JsonNode::asText)
                .containsExactly(elements == null ? new String[0] : elements.split(" "));
    }

    /** A number of the table, or none. */
    private static void assertNumber(JsonNode info, String key, String expected) {
        if (expected == null) {
            assertThat(info.get(key).isNull()).as(key).isTrue();
        } else {
            assertThat(info.get(key).asDouble()).as(key).isCloseTo(Double.parseDouble(expected), within(REPEATING));
        }
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
                .anyMatch(doubt -> doubt.contains("contradict each other"));
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
        return Samples.file("", name);
    }
}
