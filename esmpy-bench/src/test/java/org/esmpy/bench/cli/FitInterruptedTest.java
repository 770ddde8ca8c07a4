package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.SmallMantle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C during {@code esmpy fit}, as a process of its own. */
@Timeout(120)
class FitInterruptedTest {
    /** A process begun in the background of a script ignores Ctrl-C, and so would all that it begins. */
    private static final List<String> HEARING_SIGNALS = List.of("env", "--default-signal=INT");

    /** What Java and shells report of a process that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    private static final int CTRL_C = 3;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(HEARING_SIGNALS);
        words.addAll(List.of("sh", "-c", "kill -INT $$"));
        assumeThat(ends(words, INTERRUPTED)).isTrue();
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 5, 1);
    }

    @Test
    void keepsTheBestSoFar() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process fit = new ProcessBuilder(endless(out)).start();
        try (BufferedReader err = fit.errorReader()) {
            await(err, ": iteration ");
            interrupt(fit);
            await(err, "esmpy: stopping with the best so far; press Ctrl-C again to quit without results");
            assertThat(fit.waitFor()).isEqualTo(INTERRUPTED);
            assertThat(fit.inputReader().lines()).anyMatch(line -> line.contains("stopped: cancelled"));
        } finally {
            fit.destroyForcibly();
        }
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.get("stopReason").asText()).isEqualTo("CANCELLED");
        int iterations = result.get("iterations").asInt();
        assertThat(iterations).isPositive();
        assertThat(Files.readAllLines(out.resolve("trace.csv")).get(iterations + 1))
                .startsWith(iterations + ",");
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("H.npy")).isNotEmptyFile();
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    /** Progress bars look at the terminal, and must leave its Ctrl-C alone. */
    @Test
    void hearsCtrlCOfATerminal() throws IOException, InterruptedException {
        assumeThat(ends(onTerminal("exit 7"), 7)).isTrue();
        Path out = folder.resolve("out");
        Process fit = new ProcessBuilder(onTerminal("'" + String.join("' '", endless(out)) + "'")).start();
        try (BufferedReader screen = fit.inputReader()) {
            await(screen, " nats");
            fit.getOutputStream().write(CTRL_C);
            fit.getOutputStream().flush();
            await(screen, "esmpy: stopping with the best so far");
            await(screen, "stopped: cancelled");
            await(screen, "Results are in ");
            assertThat(fit.waitFor()).isEqualTo(INTERRUPTED);
        } finally {
            fit.destroyForcibly();
        }
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    /** The second one comes while the fit ends or its results are written; both are quick, so either may be over. */
    @Test
    void quitsAtTheSecondAndLeavesNothingHalfWritten() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process fit = new ProcessBuilder(endless(out)).start();
        try (BufferedReader err = fit.errorReader()) {
            await(err, ": iteration ");
            interrupt(fit);
            interrupt(fit);
            assertThat(fit.waitFor()).isEqualTo(INTERRUPTED);
        } finally {
            fit.destroyForcibly();
        }
        if (Files.exists(out)) {
            assertThat(out.resolve("report.html")).isNotEmptyFile();
        } else {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void quitsWithoutResultsBeforeThereAreAny() throws IOException, InterruptedException {
        Path large = shared.resolve("large.hspy"); // on a small map all starts may be over before the signal comes
        assertThat(Esmpy.run("simulate", "brg-fp-capv", "--dose", 5, "--seed", 1, "--out", large)
                        .status())
                .isZero();
        Process fit = new ProcessBuilder(words(large, folder.resolve("out"), "--pipeline", "low-dose")).start();
        try (BufferedReader err = fit.errorReader()) {
            await(err, "fitting all starts");
            interrupt(fit);
            assertThat(fit.waitFor()).isEqualTo(INTERRUPTED);
            assertThat(err.lines()).noneMatch(line -> line.contains("stopping"));
        } finally {
            fit.destroyForcibly();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Never reaches what it is asked for. */
    private static List<String> endless(Path out) {
        return words(map, out, "--solver", "mu", "--tolerance-nats", 1e-9, "--max-iterations", 1_000_000);
    }

    private static List<String> words(Path map, Path out, Object... options) {
        List<String> words = new ArrayList<>(HEARING_SIGNALS);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("fit", map.toString(), "--out", out.toString(), "--threads", "1"));
        for (Object option : options) {
            words.add(option.toString());
        }
        return words;
    }

    /** A command line as if typed on a terminal, which hears what is written to its input. */
    private static List<String> onTerminal(String line) {
        return List.of("script", "-qec", line, "/dev/null");
    }

    private static void await(BufferedReader lines, String words) throws IOException {
        List<String> seen = new ArrayList<>();
        String line = lines.readLine();
        while (line != null && !line.contains(words)) {
            seen.add(line);
            line = lines.readLine();
        }
        assertThat(line).as("'%s' after %s", words, seen).isNotNull();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(ends(List.of("sh", "-c", "kill -INT " + process.pid()), 0)).isTrue();
    }

    /** Whether there is such a program and it ends with that status. */
    private static boolean ends(List<String> words, int status) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == status;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
