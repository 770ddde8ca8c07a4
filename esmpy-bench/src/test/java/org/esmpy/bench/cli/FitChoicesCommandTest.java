package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.esmpy.bench.SmallMantle;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, penalties, masks and errors of {@code esmpy fit}. */
class FitChoicesCommandTest {
    private static final int SIDE = SmallMantle.SIDE;

    /** H and W are written with all digits; the objective is summed in another order. */
    private static final double REL = 1e-9;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 5, 1);
    }

    @Test
    void recordsAndRepeatsStartsPenaltiesMasksAndErrors() throws IOException {
        Path mask = folder.resolve("mask.npy");
        double[] masked = new double[SIDE * SIDE];
        for (int p = 0; p < 2 * SIDE; p++) {
            masked[p] = 1;
        }
        NpyFiles.write(mask, masked, SIDE, SIDE);
        Path first = folder.resolve("first");
        Esmpy fit = fit(
                first,
                "--starts",
                2,
                "--start",
                "random",
                "--smooth",
                0.01,
                "--edge-smooth",
                0.02,
                "--sparsity-w",
                1e-4,
                "--mask-pixels",
                mask,
                "--mask-kev",
                "1.9-2.2,7.8-8.3",
                "--bootstrap",
                2);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("of 2 starts ended within");
        JsonNode result = read(first);
        assertThat(result.at("/settings/penalties/edgeSmooth").asDouble()).isEqualTo(0.02);
        assertThat(result.at("/settings/masks/keV")).hasSize(2);
        assertThat(result.at("/starts/starts")).hasSize(2);
        assertThat(result.at("/starts/agreeing").asInt()).isBetween(1, 2);
        assertThat(result.at("/errors/bootstrapMaps").asInt()).isEqualTo(2);
        assertThat(errorsOf(first, "_at_pct_se")).containsOnly("");
        assertThat(errorsOf(first, "_at_pct_bootstrap"))
                .doesNotContain("")
                .anyMatch(cell -> Double.parseDouble(cell) > 0);
        assertThat(result.findValuesAsText("standardErrorAtPct")).isNotEmpty().containsOnly("null");
        NpyArray h = NpyFiles.read(first.resolve("H.npy"));
        NpyArray errors = NpyFiles.read(first.resolve("H_se.npy"));
        assertThat(errors.shape()).containsExactly(3, SIDE, SIDE);
        assertThat(h.values()[0]).isZero();
        assertThat(errors.values()[0]).isZero();
        Path second = folder.resolve("second");
        Esmpy again = Esmpy.run("fit", map, "--config", first.resolve("result.json"), "--out", second);
        assertThat(again.status()).as(again.err()).isZero();
        for (String file : List.of("W.csv", "H.npy", "H_se.npy", "composition.csv")) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @Test
    void startsFromTheFactorsOfAnotherFitAndTellsErrors() throws IOException {
        Path first = folder.resolve("first");
        assertThat(fit(first, "--start", "vertex").status()).isZero();
        Path second = folder.resolve("second");
        Esmpy again = fit(100, second, "--init-w", first.resolve("W.csv"), "--init-h", first.resolve("H.npy"));
        assertThat(again.status()).as(again.err()).isZero();
        double ended = read(first).at("/objectiveNats").asDouble();
        assertThat(objectiveOfTheStart(second)).isCloseTo(ended, within(REL * ended));
        assertThat(read(second).at("/errors/atPctSe").findValuesAsText("Mg"))
                .anyMatch(se -> Double.parseDouble(se) > 0);
        assertThat(DoubleStream.of(NpyFiles.read(second.resolve("H_se.npy")).values())
                        .max()
                        .orElseThrow())
                .isPositive();
    }

    /** Plain NMF is the baseline of comparisons: it drops what it does not know, but says so. */
    @Test
    void saysWhatWasNotUsed() throws IOException {
        Path out = folder.resolve("nmf");
        Esmpy fit = fit(out, "--solver", "nmf", "--smooth", 0.1, "--simplex", "w", "--fast");
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err())
                .contains("warning: nmf leaves out what was asked for: SimplexW, LaplacianH")
                .contains("warning: --fast was not used: ");
        assertThat(read(out).at("/warnings").toString()).contains("SimplexW, LaplacianH");
    }

    /** Sums over W leave no likelihood of which the curvature is known; nor has a fit that has not converged. */
    @Test
    void leavesErrorsOutWhereNoneAreComputed() throws IOException {
        Path sums = folder.resolve("sums");
        Esmpy fit = fit(sums, "--solver", "squarem", "--simplex", "w");
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(read(sums).at("/errors").isNull()).isTrue();
        assertThat(errorsOf(sums, "_at_pct_se")).containsOnly("");
        assertThat(errorsOf(sums, "_valley_lo")).doesNotContain("");
        Path early = folder.resolve("early");
        assertThat(fit(early, "--solver", "mu").status()).isZero();
        assertThat(errorsOf(early, "_at_pct_se")).containsOnly("");
    }

    private static List<String> errorsOf(Path out, String column) throws IOException {
        CsvTable.Content table = CsvTable.read(out.resolve("composition.csv"));
        return table.rows().stream()
                .flatMap(row -> IntStream.rangeClosed(1, 3).mapToObj(k -> row.get("phase_" + k + column)))
                .toList();
    }

    /** The errors of all pixels, not those of the bins on which valleys are searched. */
    @Test
    void tellsOneStandardErrorOfACompositionEverywhere() throws IOException {
        Path out = folder.resolve("errors");
        Esmpy fit = fit(100, out, "--solver", "newton");
        assertThat(fit.status()).as(fit.err()).isZero();
        CsvTable.Content table = CsvTable.read(out.resolve("composition.csv"));
        JsonNode result = read(out);
        double sum = 0;
        for (CsvTable.Row row : table.rows()) {
            for (int k = 0; k < 3; k++) {
                String element = row.get("element");
                double error = Double.parseDouble(row.get("phase_" + (k + 1) + "_at_pct_se"));
                assertThat(error)
                        .as("%s in phase %d", element, k)
                        .isEqualTo(result.at("/errors/atPctSe/" + k + "/" + element)
                                .asDouble())
                        .isEqualTo(result.at("/ambiguity/phases/" + k + "/" + element + "/standardErrorAtPct")
                                .asDouble());
                sum += error;
            }
        }
        assertThat(sum).isFinite().isPositive();
        assertThat(out.resolve("composition.csv")).content().doesNotContain("Infinity");
    }

    /** As published tools stop: after a few iterations, far from the optimum. */
    @Test
    void stopsByTheRulesOfOtherTools() throws IOException {
        Path change = folder.resolve("change");
        assertThat(fit(200, change, "--solver", "mu", "--relative-change", 1e-3).status())
                .isZero();
        JsonNode result = read(change);
        assertThat(result.at("/stopReason").asText()).isEqualTo("RELATIVE_CHANGE");
        assertThat(result.at("/settings/stop/relativeChange").asDouble()).isEqualTo(1e-3);
        assertThat(result.at("/certificate/hBoundNats").asDouble()).isGreaterThan(10);
        Path residual = folder.resolve("residual");
        assertThat(fit(200, residual, "--solver", "newton", "--kkt-nats", 1e4).status())
                .isZero();
        assertThat(read(residual).at("/stopReason").asText()).isEqualTo("KKT");
        Esmpy refused = fit(200, folder.resolve("refused"), "--solver", "mu", "--relative-change", -1);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.err()).contains("a relative change must be positive and finite, got -1.0");
    }

    @Test
    void blamesTheFitAndNotTheCountsWhereItHasNotConverged() throws IOException {
        Path out = folder.resolve("early");
        Esmpy early = fit(out, "--solver", "mu");
        assertThat(early.status()).as(early.err()).isZero();
        assertThat(early.err())
                .contains(
                        "the fit has not converged: about",
                        "nats are left to gain",
                        "allow more iterations (--max-iterations) or take --solver newton")
                .doesNotContain("the counts do not determine");
        JsonNode errors = read(out).at("/errors");
        assertThat(errors.at("/leftNats").asDouble()).isGreaterThan(1);
        assertThat(errors.at("/flatDirections").isNull()).isTrue();
        assertThat(errors.at("/unidentifiedPhases")).isEmpty();
        assertThat(errors.at("/atPctSe")).isEmpty();
        assertThat(out.resolve("H_se.npy")).doesNotExist();
    }

    @Test
    void refusesWhatContradictsItselfOrDoesNotFit() throws IOException {
        Path small = folder.resolve("small.npy");
        NpyFiles.write(small, new double[12], 3, 4);
        Path w = folder.resolve("W.csv");
        Files.writeString(w, "column,phase_1,phase_2,phase_3\nO,1,2,3\n");
        assertRefused("a bootstrap needs at least 2 maps", "--bootstrap", 1);
        assertRefused("at least 1 start, got 0", "--starts", 0);
        assertRefused(
                "2 starts from the same W and H give one result", "--starts", 2, "--init-w", w, "--init-h", small);
        assertRefused("goes up, got 5.0 to 3.0 keV", "--mask-kev", "5-3");
        assertRefused("expected energies such as 1.9-2.2, but was 'Cu'", "--mask-kev", "Cu");
        assertRefused("no further channel between 90.0 and 95.0 keV", "--mask-kev", "90-95");
        assertRefused("small.npy: a mask of this map has 48 x 48 pixels", "--mask-pixels", small);
        assertRefused("shape [3, 48, 48] (phases, height, width)", "--init-h", small);
        assertRefused("rows below the header, but the file has 1", "--init-w", w);
        assertRefused("strength of 0 to 1000000.0 nats per count, got -1.0", "--smooth", -1);
        assertRefused("--pipeline direct", "--pipeline", "low-dose", "--smooth", 0.1);
        assertRefused("em cannot smooth between pixels", "--solver", "em", "--smooth", 0.1);
        assertRefused(
                "esmpy: newton needs emPasses and schurStride of at least 0 and sampleStride of at least 1, got 10, -1",
                "--solver",
                "newton",
                "--option",
                "schurStride=-1");
        Path none = folder.resolve("none");
        assertRefused("esmpy: there is no file " + none, "--init-h", none);
        assertRefused("esmpy: there is no file " + none, "--init-w", none);
        assertRefused("esmpy: there is no file " + none, "--mask-pixels", none);
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0x93, (byte) 0xff});
        assertRefused(binary + " is not text; W is a CSV file", "--init-w", binary);
        assertRefused(binary + " is not text; W is a CSV file", "--known", "1:" + binary);
        assertRefused(binary + " is not text; settings are JSON", "--config", binary);
    }

    /** Else a result could be repeated only from the folder in which the first fit ran. */
    @Test
    void recordsFilesByAbsolutePaths() throws IOException {
        Path first = folder.resolve("first");
        Path mask = folder.resolve("mask.npy");
        NpyFiles.write(mask, new double[SIDE * SIDE], SIDE, SIDE);
        assertThat(fit(first).status()).isZero();
        Path here = Path.of("").toAbsolutePath();
        Path w = first.resolve("W.csv");
        Path h = first.resolve("H.npy");
        Path second = folder.resolve("second");
        Esmpy fit = fit(
                second,
                "--mask-pixels",
                here.relativize(mask),
                "--init-w",
                here.relativize(w),
                "--init-h",
                here.relativize(h));
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode settings = read(second).get("settings");
        assertThat(settings.at("/masks/pixels").asText()).isEqualTo(mask.toString());
        assertThat(settings.at("/starts/w").asText()).isEqualTo(w.toString());
        assertThat(settings.at("/starts/h").asText()).isEqualTo(h.toString());
    }

    private Esmpy fit(Path out, Object... options) {
        return fit(4, out, options);
    }

    private Esmpy fit(int iterations, Path out, Object... options) {
        List<Object> words = SmallMantle.fit(
                map, "--phases", 3, "--pipeline", "direct", "--max-iterations", iterations, "--out", out);
        words.addAll(List.of(options));
        return Esmpy.run(words.toArray());
    }

    private void assertRefused(String message, Object... options) {
        Path out = folder.resolve("refused");
        List<Object> words = SmallMantle.fit(map, "--max-iterations", 2, "--out", out);
        words.addAll(List.of(options));
        Esmpy fit = Esmpy.run(words.toArray());
        assertThat(fit.err()).contains(message);
        assertThat(fit.status()).as(fit.err()).isIn(1, 2);
        assertThat(out).doesNotExist();
    }

    private static double objectiveOfTheStart(Path out) throws IOException {
        return Double.parseDouble(
                Files.readAllLines(out.resolve("trace.csv")).get(1).split(",")[2]);
    }

    private static JsonNode read(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("result.json").toFile());
    }
}
