package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that is done again by the command that its report gives, and one that takes the numbers of phases from another. */
class RepeatedFitTest {
    private static final Pattern COMMAND = Pattern.compile("<pre>(esmpy fit [^<]*)</pre>");
    private static final List<String> FILES = List.of("W.csv", "H.npy", "composition.csv", "spectra.csv");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() {
        map = shared.resolve("map.hspy");
        Esmpy simulated = Esmpy.run("simulate", "rock-5", "--size", "12x12", "--dose", 400, "--seed", 2, "--out", map);
        assertThat(simulated.status()).as(simulated.err()).isZero();
    }

    @Test
    void theCommandOfAReportMakesTheSameBits() throws IOException {
        Path out = fit("out", "--phases", 2, "--seed", 3, "--thickness-nm", 80, "--density", 3, "--oxides");
        String command = command(out);
        assertThat(command).contains("--thickness-nm 80", "--oxides").doesNotContain("--config");
        assertSame(out, repeated(command));
    }

    @Test
    void whatOptionsCannotSayIsTakenFromTheResult() throws IOException {
        Path out = fit("out", "--phases", 2, "--seed", 3, "--thickness-nm", 100, "--density", 3, "--densities", "auto");
        String command = command(out);
        assertThat(command).contains("--config result.json");
        assertSame(
                out,
                repeated(command.replace(
                        "result.json", out.resolve("result.json").toString())));
    }

    @Test
    void phasesTakeTheNumbersOfAnEarlierFit() throws IOException {
        Path first = fit("first", "--phases", 2, "--solver", "mu", "--max-iterations", 30, "--seed", 1);
        swapPhases(first.resolve("spectra.csv"));
        Path other = fit("other", "--phases", 2, "--solver", "mu", "--max-iterations", 30, "--seed", 1);
        Path like = fit(
                "like",
                "--phases",
                2,
                "--solver",
                "mu",
                "--max-iterations",
                30,
                "--seed",
                1,
                "--order",
                "like:" + first);
        CsvTable.Content usual = CsvTable.read(other.resolve("W.csv"));
        CsvTable.Content swapped = CsvTable.read(like.resolve("W.csv"));
        for (int c = 0; c < usual.rows().size(); c++) {
            assertThat(swapped.rows().get(c).get("phase_1"))
                    .isEqualTo(usual.rows().get(c).get("phase_2"));
        }
    }

    private static void swapPhases(Path spectra) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(spectra)) {
            lines.add(line.startsWith("energy") ? line : line.replaceFirst("^([^,]*),([^,]*),([^,]*)", "$1,$3,$2"));
        }
        Files.write(spectra, lines);
    }

    private Path fit(String name, Object... options) {
        Path out = folder.resolve(name);
        List<Object> words = new ArrayList<>(List.of("fit", map, "--out", out));
        words.addAll(Arrays.asList(options));
        Esmpy fit = Esmpy.run(words.toArray());
        assertThat(fit.status()).as(fit.err()).isZero();
        return out;
    }

    private static String command(Path out) throws IOException {
        Matcher matcher = COMMAND.matcher(Files.readString(out.resolve("report.html")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    }

    /** As a shell would read it. */
    private Path repeated(String command) {
        Path again = folder.resolve("again");
        List<String> words = new ArrayList<>();
        Matcher word =
                Pattern.compile("'([^']*)'|(\\S+)").matcher(command.replace("--out again", "--out '" + again + "'"));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        Esmpy fit = Esmpy.run(words.subList(1, words.size()).toArray());
        assertThat(fit.status()).as(fit.err()).isZero();
        return again;
    }

    private static void assertSame(Path first, Path second) throws IOException {
        for (String file : FILES) {
            assertThat(second.resolve(file)).as(file).hasSameBinaryContentAs(first.resolve(file));
        }
    }
}
