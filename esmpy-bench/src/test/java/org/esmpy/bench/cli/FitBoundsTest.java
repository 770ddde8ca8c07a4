package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.bench.SmallMantle;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lower bounds of {@code esmpy fit}. */
class FitBoundsTest {
    private static final int SIDE = SmallMantle.SIDE;
    private static final int PIXELS = SIDE * SIDE;
    private static final int BOUNDED_PIXELS = 40;

    /** Abundance and share of what a pure pixel has in all rows of W: far more than this map holds there. */
    private static final double MUCH = 0.5;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;
    private static Path free;

    @BeforeAll
    static void simulateAndFit() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 5, 1);
        free = shared.resolve("free");
        assertThat(fit(free, "--pipeline", "direct").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"esmpy", "mu", "squarem"})
    void areHonouredInWhatIsWritten(String solver) throws IOException {
        Path lowerW = folder.resolve("lower.csv");
        double most = sum(weights(free), 1) * MUCH;
        bound(lowerW, "Ca", 1, most);
        Path lowerH = lowerH(2, MUCH);
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--solver", solver, "--lower-w", lowerW, "--lower-h", lowerH);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(weight(out, "Ca", 1)).isGreaterThanOrEqualTo(most);
        assertThat(weight(out, "Ca", 0)).isLessThan(most);
        double[] h = NpyFiles.read(out.resolve("H.npy")).values();
        assertThat(least(h, 2 * PIXELS, 2 * PIXELS + BOUNDED_PIXELS)).isGreaterThanOrEqualTo(MUCH);
        assertThat(least(h, 2 * PIXELS + BOUNDED_PIXELS, 3 * PIXELS)).isLessThan(MUCH);
    }

    /** A map of so few counts would be given to the pipeline, which knows no bounds. */
    @Test
    void areRecordedRepeatedAndKeepThePipelineAway() throws IOException {
        Path lowerW = folder.resolve("lower.csv");
        bound(lowerW, "Ca", 1, 0.1);
        Path first = folder.resolve("first");
        Path here = Path.of("").toAbsolutePath();
        Esmpy fit = fit(first, "--lower-w", here.relativize(lowerW), "--lower-h", lowerH(0, 0.1));
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(first.resolve("result.json").toFile());
        assertThat(result.get("pipeline").isNull()).isTrue();
        assertThat(result.at("/settings/bounds/lowerW").asText()).isEqualTo(lowerW.toString());
        Path second = folder.resolve("second");
        Esmpy again = Esmpy.run("fit", map, "--config", first.resolve("result.json"), "--out", second);
        assertThat(again.status()).as(again.err()).isZero();
        for (String file : List.of("W.csv", "H.npy")) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @Test
    void holdWithConcentrationsThatSumToOne() throws IOException {
        Path lowerW = folder.resolve("lower.csv");
        bound(lowerW, "Ca", 1, MUCH);
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--simplex", "w", "--lower-w", lowerW);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(weight(out, "Ca", 1)).isGreaterThanOrEqualTo(MUCH);
        bound(lowerW, "Ca", 1, 1.5);
        assertRefused(
                "lower.csv: the lower bounds of the elements in phase_2 sum to 1.5",
                "--simplex",
                "w",
                "--lower-w",
                lowerW);
    }

    /** Whatever the order in which the start has them. */
    @Test
    void phasesHaveTheNumbersOfTheFile() throws IOException {
        for (int phase = 0; phase < 3; phase++) {
            Path lowerW = folder.resolve("lower.csv");
            double half = 0.5 * largestCalcium();
            bound(lowerW, "Ca", phase, half);
            Path out = folder.resolve("out-" + phase);
            Esmpy fit = fit(out, "--lower-w", lowerW);
            assertThat(fit.status()).as(fit.err()).isZero();
            for (int k = 0; k < 3; k++) {
                assertThat(weight(out, "Ca", k) > half).isEqualTo(k == phase);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFitOrMeansNothing() throws IOException {
        Path lowerW = folder.resolve("lower.csv");
        bound(lowerW, "Ca", 1, 0.1);
        assertRefused("neither lower bounds nor a bootstrap", "--pipeline", "low-dose", "--lower-w", lowerW);
        assertRefused("give how many there are, e.g. --phases 3", "--phases", "auto", "--lower-w", lowerW);
        assertRefused("W may grow while H shrinks", "--simplex", "none", "--lower-w", lowerW);
        assertRefused("another solver than nmf", "--solver", "nmf", "--lower-w", lowerW);
        assertRefused(
                "lower.csv, line 2: a name and 2 weights are needed, got 4 cells", "--phases", 2, "--lower-w", lowerW);
        assertRefused("W of this fit has", "--elements", "O,Ca", "--lower-w", lowerW);
        bound(lowerW, "Ca", 1, -0.1);
        assertRefused(
                "lower.csv: a lower bound must be finite and not negative, but that of Ca in phase_2 is -0.1",
                "--lower-w",
                lowerW);
        Files.writeString(lowerW, Files.readString(lowerW).replace("-0.1", "much"));
        assertRefused("'much' is not a weight", "--lower-w", lowerW);
        Path small = folder.resolve("small.npy");
        NpyFiles.write(small, new double[12], 3, 4);
        assertRefused(
                "small.npy: H of this fit has the shape [3, 48, 48] (phases, height, width), but the file has [3, 4]",
                "--lower-h",
                small);
        assertRefused("that of phase_3 in row 0, column 0 is NaN", "--lower-h", lowerH(2, Double.NaN));
        assertRefused(
                "lower.npy: the lower bounds of the phases in row 0, column 0 sum to 1.5", "--lower-h", lowerH(2, 1.5));
        assertRefused("there is no file", "--lower-h", folder.resolve("none"));
    }

    private static double largestCalcium() throws IOException {
        return Math.max(weight(free, "Ca", 0), Math.max(weight(free, "Ca", 1), weight(free, "Ca", 2)));
    }

    /** The form of W.csv with empty cells but for one. */
    private static void bound(Path file, String row, int phase, double value) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(free.resolve("W.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("column")) {
                Arrays.fill(cells, 1, cells.length, "");
                cells[phase + 1] = cells[0].equals(row) ? Double.toString(value) : "0";
            }
            lines.add(String.join(",", cells));
        }
        Files.write(file, lines);
    }

    private Path lowerH(int phase, double value) throws IOException {
        double[] bounds = new double[3 * PIXELS];
        Arrays.fill(bounds, phase * PIXELS, phase * PIXELS + BOUNDED_PIXELS, value);
        Path file = folder.resolve("lower.npy");
        NpyFiles.write(file, bounds, 3, SIDE, SIDE);
        return file;
    }

    private static List<String[]> weights(Path out) throws IOException {
        return Files.readAllLines(out.resolve("W.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static double least(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).min().orElseThrow();
    }

    private static double sum(List<String[]> weights, int phase) {
        return weights.stream()
                .mapToDouble(cells -> Double.parseDouble(cells[phase + 1]))
                .sum();
    }

    private static double weight(Path out, String row, int phase) throws IOException {
        return sum(weights(out).stream().filter(cells -> cells[0].equals(row)).toList(), phase);
    }

    private static Esmpy fit(Path out, Object... options) {
        List<Object> words = SmallMantle.fit(map, "--max-iterations", 20, "--out", out);
        words.addAll(List.of(options));
        return Esmpy.run(words.toArray());
    }

    private void assertRefused(String message, Object... options) {
        Path out = folder.resolve("refused");
        Esmpy fit = fit(out, options);
        assertThat(fit.complaints()).startsWith("esmpy: ").contains(message).hasLineCount(1);
        assertThat(fit.status()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
