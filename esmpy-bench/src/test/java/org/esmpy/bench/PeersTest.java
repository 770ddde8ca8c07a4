package org.esmpy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.esmpy.bench.cli.Main;
import org.esmpy.bench.score.RunsTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs take a map apart and are scored as esmpy is. Skipped, with the script's words, for those not installed. */
@Tag("others")
class PeersTest {
    private static final String SCRIPT = "src/peers/run";
    private static final List<String> ALL =
            List.of("scikit-learn", "hyperspy", "fastTopics", "poismf", "NMF", "RcppML");

    /** Exit status of the script where no other program is installed. */
    private static final int NONE_INSTALLED = 77;

    private static final int TIMEOUT_S = 300;

    /** Of two pure oxides at 60 counts per pixel every program finds the spectra nearly as well as counting allows. */
    private static final double WELL_FOUND_DEG = 10;

    @TempDir
    private Path folder;

    @Test
    void findThePhasesOfAnEasyScene() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/env")).as("a system with a shell").exists();
        Path scene = Files.writeString(folder.resolve("easy.yaml"), """
                id: easy
                size: [16, 24]
                energy: {firstKeV: 0.2, widthKeV: 0.04, channels: 200}
                phases:
                  - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
                  - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
                geometry:
                  grains: {count: 6, shares: [0.6, 0.4]}
                """);
        Path map = folder.resolve("map.hspy");
        Path out = folder.resolve("out");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> esmpy = List.of(
                java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName());
        assertThat(run(esmpy, "simulate", scene, "--dose", 60, "--seed", 1, "--out", map))
                .isZero();

        int status = run(List.of("bash", SCRIPT, map.toString(), "2", out.toString()), esmpy.toArray());

        String said = Files.readString(folder.resolve("said.txt"));
        assumeThat(status).as(said).isNotEqualTo(NONE_INSTALLED);
        assertThat(status).as(said).isZero();
        List<String> there = ALL.stream()
                .filter(peer -> !said.lines().anyMatch(line -> line.startsWith("skipped") && line.contains(peer)))
                .toList();
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("scored/runs.csv"));
        assertThat(rows.stream().map(RunsTable.Row::solver).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(rows)
                .hasSize(2 * there.size())
                .allSatisfy(row -> assertThat(row.angleDeg().orElseThrow()).isLessThan(WELL_FOUND_DEG));
    }

    private int run(List<String> command, Object... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        for (Object word : words) {
            all.add(word.toString());
        }
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
