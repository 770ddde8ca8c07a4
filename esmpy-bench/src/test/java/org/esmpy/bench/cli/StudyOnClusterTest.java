package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyOnClusterTest {
    /** Columns of runs.csv that no two runs share. */
    private static final Set<String> OF_THE_CLOCK = Set.of("seconds", "cpu_seconds", "load");

    @TempDir
    private Path folder;

    @Test
    void findsWhatAStudyWithoutItFinds() throws IOException {
        Path study = study("1-2", "nmf: {}, many: {solver: {id: mu}, phases: 50}");
        Esmpy plain = Esmpy.run("study", study, "--out", folder.resolve("plain"));
        Esmpy cluster = Esmpy.run("study", study, "--out", folder.resolve("cluster"), "--spark", "loopback");

        assertThat(plain.status()).isEqualTo(1);
        assertThat(cluster.status()).isEqualTo(1);
        assertThat(rows("cluster")).hasSize(6).isEqualTo(rows("plain"));
        assertThat(rows("cluster").get(2)).containsEntry("stop_reason", "FAILED");
        assertThat(cluster.err())
                .contains("error: many at 5 counts per pixel of " + scene() + ", seed 1: "
                        + rows("cluster").get(2).get("reason"));
        assertThat(files("cluster")).isNotEmpty().isEqualTo(files("plain"));
        assertThat(CsvTable.read(folder.resolve("cluster/machines.csv")).rows()).hasSize(1);
    }

    @Test
    void goesOnWithOrWithoutIt() throws IOException {
        Path out = folder.resolve("cluster");
        assertThat(Esmpy.run("study", study("1", "nmf: {}"), "--out", out, "--spark", "loopback")
                        .status())
                .isZero();
        List<Map<String, String>> first = rows("cluster");
        Esmpy second = Esmpy.run("study", study("1-3", "nmf: {}"), "--out", out, "--spark", "loopback");
        Esmpy third = Esmpy.run("study", study("1-4", "nmf: {}"), "--out", out);

        assertThat(second.err()).contains("2/3 ", "3/3 ").doesNotContain("1/3 ");
        assertThat(third.err()).contains("4/4 ").doesNotContain("3/4 ");
        assertThat(rows("cluster")).hasSize(8).startsWith(first.get(0), first.get(1));
    }

    @Test
    void lostWorkIsARow() throws IOException {
        Esmpy lost =
                Esmpy.run("study", study("1", "nmf: {}"), "--out", folder.resolve("lost"), "--spark", "loopback-lost");

        assertThat(lost.status()).isEqualTo(1);
        assertThat(rows("lost")).hasSize(1);
        assertThat(rows("lost").get(0))
                .containsEntry("stop_reason", "FAILED")
                .containsEntry("reason", "no computer is left");
    }

    @Test
    void anUnknownClusterIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path out = folder.resolve("out");
        Esmpy refused = Esmpy.run("study", study("1", "nmf: {}"), "--out", out, "--spark", "nowhere");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("esmpy: nowhere is no master" + System.lineSeparator());
        assertThat(out).doesNotExist();
    }

    private Path scene() {
        return folder.resolve("small.yaml");
    }

    private Path study(String seeds, String solvers) throws IOException {
        Files.writeString(scene(), """
                id: small
                size: [8, 8]
                energy: {firstKeV: 0.2, widthKeV: 0.05, channels: 160}
                phases:
                  - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
                  - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
                geometry:
                  grains: {count: 6, shares: [0.7, 0.3]}
                """);
        return Files.writeString(
                folder.resolve("study.yaml"),
                "phantoms: ['" + scene() + "']\ndoses: [5]\nseeds: " + seeds + "\nkeep: factors\n"
                        + "settings: {stop: {maxIterations: 3}}\nsolvers: {" + solvers + "}\n");
    }

    private List<Map<String, String>> rows(String out) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.read(folder.resolve(out).resolve("runs.csv")).rows()) {
            Map<String, String> cells = new TreeMap<>(row.cells());
            cells.keySet().removeAll(OF_THE_CLOCK);
            rows.add(cells);
        }
        return rows;
    }

    /** Contents of the files of runs that do not tell the time, by path. */
    private Map<String, List<Byte>> files(String out) throws IOException {
        Map<String, List<Byte>> contents = new TreeMap<>();
        Path runs = folder.resolve(out).resolve("runs");
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Byte> bytes = new ArrayList<>();
                for (byte one : Files.readAllBytes(file)) {
                    bytes.add(one);
                }
                contents.put(runs.relativize(file).toString(), file.endsWith("trace.csv") ? List.of() : bytes);
            }
        }
        return contents;
    }
}
