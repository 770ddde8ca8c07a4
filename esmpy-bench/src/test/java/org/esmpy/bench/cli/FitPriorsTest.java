package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.esmpy.bench.SmallMantle;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a phantom, given to {@code fit}. */
class FitPriorsTest {
    private static final int SIDE = SmallMantle.SIDE;

    /** The absorption of a phase is iterated until fractions change by less than 1e-5. */
    private static final double ABSORPTION_ROUNDS_AT_PCT = 5e-3;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;
    private static Path region;
    private static Path wedge;

    @BeforeAll
    static void prepare() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 18, 3);
        BufferedImage labels = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < 8; x++) {
                labels.getRaster().setSample(x, y, 0, 3);
            }
        }
        region = shared.resolve("region.png");
        ImageIO.write(labels, "png", region.toFile());
        double[] exposure = new double[SIDE * SIDE];
        Arrays.fill(exposure, 250);
        Arrays.fill(exposure, 0, 2 * SIDE, 0);
        wedge = shared.resolve("exposure.npy");
        NpyFiles.write(wedge, exposure, SIDE, SIDE);
    }

    @Test
    void phasesKeepTheNumbersOfWhatIsKnownAndAResultRepeats() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(
                out,
                "--absent",
                "1:Si,Ca,Al,Hf,Ti,Sm,Lu,Nd",
                "--pure",
                region,
                "--stoichiometry",
                "2:Mg0.020Fe0.018Ca0.188Si0.173Al0.010O0.572Ti0.004Cu0.05Sm0.007Lu0.006Nd0.006");
        assertThat(fit.status()).as(fit.err()).isZero();
        Map<String, double[]> w = weights(out);
        assertThat(w.get("Si")[0]).isZero();
        assertThat(w.get("Ca")[0]).isZero();
        assertThat(w.get("Ca")[1] / w.get("Si")[1]).isCloseTo(188.0 / 173, within(1e-9));
        assertThat(w.get("Hf")[1]).isZero();
        assertThat(w.get("Mg")[2]).isLessThan(w.get("Mg")[0]);
        double[] h = NpyFiles.read(out.resolve("H.npy")).values();
        assertThat(h[2 * SIDE * SIDE + 7]).isEqualTo(1);
        JsonNode settings =
                new ObjectMapper().readTree(out.resolve("result.json").toFile()).get("settings");
        assertThat(settings.at("/priors/absent/0").asText()).isEqualTo("1:Si,Ca,Al,Hf,Ti,Sm,Lu,Nd");
        assertThat(settings.at("/priors/pure/0").asText())
                .isEqualTo(region.toAbsolutePath().toString());
        Path again = folder.resolve("again");
        Esmpy repeated = Esmpy.run("fit", map, "--config", out.resolve("result.json"), "--out", again);
        assertThat(repeated.status()).as(repeated.err()).isZero();
        assertThat(again.resolve("W.csv")).hasSameTextualContentAs(out.resolve("W.csv"));
    }

    @Test
    void aPhaseOfAnotherFitIsKeptAndPixelsWithoutExposureAreLeftOut() throws IOException {
        Path first = folder.resolve("first");
        Esmpy plain = fit(first, "--pipeline", "direct", "--max-iterations", 20);
        assertThat(plain.status()).as(plain.err()).isZero();
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--known", "3:" + first.resolve("W.csv") + "#phase_1", "--exposure", wedge);
        assertThat(fit.status()).as(fit.err()).isZero();
        Map<String, double[]> before = weights(first);
        Map<String, double[]> after = weights(out);
        double brightness = after.get("O")[2] / before.get("O")[0];
        before.forEach((column, values) -> assertThat(after.get(column)[2])
                .as(column)
                .isCloseTo(brightness * values[0], within(1e-9 * brightness * before.get("O")[0])));
        double[] h = NpyFiles.read(out.resolve("H.npy")).values();
        for (int p = 0; p < SIDE * SIDE; p += 5) {
            assertThat(h[p] + h[p + SIDE * SIDE] + h[p + 2 * SIDE * SIDE])
                    .as("pixel %d", p)
                    .isCloseTo(p < 2 * SIDE ? 0 : 1, within(1e-9));
        }
    }

    @Test
    void aSingleSolverKeepsAbsentElementsAndPureRegions() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(
                out, "--absent", "2:Si,Ca,Al,Hf", "--pure", region, "--pipeline", "direct", "--max-iterations", "20");
        assertThat(fit.status()).as(fit.err()).isZero();
        Map<String, double[]> w = weights(out);
        assertThat(w.get("Si")[1]).isZero();
        assertThat(w.get("Si")[0]).isPositive();
        double[] h = NpyFiles.read(out.resolve("H.npy")).values();
        assertThat(h[2 * SIDE * SIDE + 7]).isEqualTo(1);
        assertThat(h[7]).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--absent|4:Si|phase 4, but the fit has 3 phases",
                "--absent|Si|names no phase",
                "--absent|2:Xe|Xe is not among the fitted elements",
                "--absent|2:Al,Ca,Cu,Fe,Hf,Lu,Mg,Nd,O,Si,Sm,Ti|phase 2 would have no element left",
                "--stoichiometry|2:Fe0.14Na|Na is not among",
                "--stoichiometry|2:0.14|is not a formula",
                "--known|1:nothing.csv|no file",
                "--pure|nothing.png|no file",
                "--exposure|nothing.npy|no file",
            })
    void refusesWhatItDoesNotUnderstandInOneLine(String option, String value, String message) {
        Esmpy fit = fit(folder.resolve("out"), option, value);
        assertThat(fit.status()).isEqualTo(2);
        assertThat(fit.err()).contains(message);
        assertThat(fit.err().lines().filter(line -> line.startsWith("esmpy: "))).hasSize(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesContradictionsAndWhatPlainNmfCannotKeep() {
        Path out = folder.resolve("out");
        assertThat(fit(out, "--absent", "2:Fe", "--stoichiometry", "2:FeO").err())
                .contains("phase 2 has Fe in a fixed proportion", "absent");
        assertThat(fit(out, "--absent", "2:Fe", "--solver", "nmf").err()).contains("physics of a model");
        assertThat(fit(out, "--exposure", region).err()).contains("region.png");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column,|missing", // a column without a name
                "column,phase_1,phase_1|two columns have the same name",
                "column,phase_2|has the columns [column, phase_2]",
                "column,phase_1;O|no cell \"phase_1\"",
                "column,phase_1;O,much|\"much\" in the row O",
            })
    void namesTheTableThatHoldsNoPhase(String table, String message) throws IOException {
        Path known = folder.resolve("known.csv");
        Files.writeString(known, table.replace(';', '\n') + "\n");
        Esmpy fit = fit(folder.resolve("out"), "--known", "1:" + known + "#phase_1", "--elements", "O");
        assertThat(fit.status()).isEqualTo(2);
        assertThat(fit.err()).contains("known.csv").contains(message.replace('"', '\''));
    }

    @Test
    void refusesImagesOfAnotherShape() throws IOException {
        Path small = folder.resolve("small.npy");
        NpyFiles.write(small, new double[6], 2, 3);
        Esmpy fit = fit(folder.resolve("out"), "--pure", small);
        assertThat(fit.err()).contains("small.npy has the shape [2, 3], but the map has [48, 48]");
    }

    /** Weights are those of a film that absorbs as the mean; this phase absorbs oxygen otherwise. */
    @Test
    void aKnownStoichiometryIsWhatIsReportedAlsoWhereTheFilmAbsorbs() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--stoichiometry", "3:CaSiO3", "--thickness-nm", 100, "--density", 4.5);
        assertThat(fit.status()).as(fit.err()).isZero();
        Map<String, Double> atPct = new TreeMap<>();
        List<String> lines = Files.readAllLines(out.resolve("composition.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("phase_3_at_pct");
        lines.subList(1, lines.size()).forEach(line -> {
            String[] cells = line.split(",");
            atPct.put(cells[0], Double.parseDouble(cells[column]));
        });
        assertThat(atPct.get("O")).isCloseTo(60, within(ABSORPTION_ROUNDS_AT_PCT));
        assertThat(atPct.get("Si")).isCloseTo(20, within(ABSORPTION_ROUNDS_AT_PCT));
        assertThat(atPct.get("Ca")).isCloseTo(20, within(ABSORPTION_ROUNDS_AT_PCT));
        assertThat(atPct.get("Mg")).isZero();
    }

    @Test
    void aSingleSpectrumIsFittedAsOnePhase() throws IOException {
        Path spectrum = folder.resolve("sum.npy");
        int channels = 1980;
        double[] counts = new double[channels];
        for (int l = 0; l < channels; l++) {
            counts[l] = Math.floor(2000 * Math.exp(-0.5 * Math.pow((0.3 + l * 0.01 - 1.254) / 0.04, 2))
                    + 400 / (1 + l * 0.01));
        }
        NpyFiles.write(spectrum, counts, 1, 1, channels);
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run(
                "fit",
                spectrum,
                "--elements",
                "Mg,Si",
                "--energy-offset-kev",
                0.3,
                "--energy-width-kev",
                0.01,
                "--beam-kev",
                200,
                "--out",
                out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("a single spectrum does not tell phases apart");
        assertThat(weights(out).get("Mg")).hasSize(1);
        assertThat(weights(out).get("Mg")[0]).isGreaterThan(weights(out).get("Si")[0]);
    }

    private static Esmpy fit(Path out, Object... options) {
        List<Object> words = SmallMantle.fit(map, "--phases", 3, "--fast", "--out", out);
        words.addAll(Arrays.asList(options));
        return Esmpy.run(words.toArray());
    }

    /** Weights of the phases by column. */
    private static Map<String, double[]> weights(Path out) throws IOException {
        Map<String, double[]> weights = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("W.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("column")) {
                weights.put(
                        cells[0],
                        Arrays.stream(cells)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        return weights;
    }
}
