package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitSeriesTest {
    /** Weights went through a text file and a free brightness. */
    private static final double REL = 1e-6;

    @TempDir
    private Path folder;

    @BeforeEach
    void simulate() throws IOException {
        scene("0.05");
        for (int seed = 1; seed <= 2; seed++) {
            simulate("frame-" + seed, 20 * seed, seed);
        }
    }

    @Test
    void allMapsHaveTheSpectraOfTheWhole() throws IOException {
        Esmpy fit = fit("out");

        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("all 2 maps together:", "2 of 2 files were fitted");
        Path out = folder.resolve("out");
        for (String name : List.of("frame-1", "frame-2")) {
            for (String phase : List.of("phase_1", "phase_2")) {
                double[] common = weights(out.resolve("common"), phase);
                double[] own = weights(out.resolve(name), phase);
                assertThat(own).hasSameSizeAs(common);
                for (int c = 0; c < own.length; c++) {
                    assertThat(own[c]).isCloseTo(common[c], within(REL));
                }
            }
            assertThat(out.resolve(name).resolve("H.npy")).isNotEmptyFile();
            assertThat(out.resolve(name).resolve("report.html")).isNotEmptyFile();
        }
        assertThat(CsvTable.read(out.resolve("batch.csv")).rows())
                .extracting(row -> row.get("folder"))
                .containsExactly("frame-1", "frame-2");
        assertThat(out.resolve("common/result.json")).content().contains("frame-1.hspy", "frame-2.hspy");

        Esmpy cluster = fit("cluster", "--spark", "loopback");
        assertThat(cluster.status()).as(cluster.err()).isZero();
        for (String file : List.of("common/W.csv", "frame-1/H.npy", "frame-2/H.npy")) {
            assertThat(folder.resolve("cluster").resolve(file)).hasSameBinaryContentAs(out.resolve(file));
        }
    }

    @Test
    void whatIsNoSeriesIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(fit("out", "--solver", "mu").err()).contains("--series needs the low-dose pipeline");
        assertThat(fit("out", "--free-thickness", "--thickness-nm", 50, "--density", 4)
                        .err())
                .contains("--free-thickness would give");
        scene("0.06");
        simulate("frame-3", 20, 3);
        Esmpy axis = fit("out");

        assertThat(axis.status()).isEqualTo(2);
        assertThat(axis.err().lines()).singleElement().asString().contains("frame-3.hspy has 160 channels of 0.06 keV");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void scene(String widthKeV) throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                id: small
                size: [16, 16]
                energy: {firstKeV: 0.2, widthKeV: %s, channels: 160}
                phases:
                  - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
                  - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
                geometry:
                  grains: {count: 6, shares: [0.7, 0.3]}
                """.formatted(widthKeV));
    }

    private void simulate(String name, int dose, int seed) {
        Esmpy run = Esmpy.run(
                "simulate",
                folder.resolve("small.yaml"),
                "--dose",
                dose,
                "--seed",
                seed,
                "--out",
                folder.resolve(name + ".hspy"));
        assertThat(run.status()).as(run.err()).isZero();
    }

    private Esmpy fit(String out, Object... more) {
        Object[] words = {
            "fit", folder.resolve("*.hspy"), "--series", "--fast", "--phases", 2, "--out", folder.resolve(out)
        };
        Object[] all = new Object[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Esmpy.run(all);
    }

    /** A column of W.csv, divided by its sum. */
    private static double[] weights(Path result, String phase) throws IOException {
        double[] weights = CsvTable.read(result.resolve("W.csv")).rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get(phase)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        assertThat(sum).isPositive();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
