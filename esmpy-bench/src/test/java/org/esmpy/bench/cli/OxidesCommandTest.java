package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compositions as oxides: printed, as a file, and in the report of a fit that is told so at once or later. */
class OxidesCommandTest {
    private static final double SUM = 1e-9;

    @TempDir
    private static Path shared;

    private static Path map;

    @BeforeAll
    static void simulate() {
        map = shared.resolve("map.hspy");
        Esmpy simulated = Esmpy.run("simulate", "rock-5", "--size", "12x12", "--dose", 400, "--seed", 2, "--out", map);
        assertThat(simulated.status()).as(simulated.err()).isZero();
    }

    @Test
    void aFitStatesOxidesWithErrorsAndOtherValences() throws IOException {
        Path out = shared.resolve("oxides");
        Esmpy fit = Esmpy.run(
                "fit", map, "--phases", 2, "--solver", "esmpy", "--oxides", "--valence", "Fe=3", "--out", out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("wt.%", "SiO2", "Fe2O3", " ±count", "Sums to 100; all iron as Fe2O3.");
        CsvTable.Content oxides = CsvTable.read(out.resolve("oxides.csv"));
        double sum = oxides.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get("phase_1_wt_pct")))
                .sum();
        assertThat(sum).isCloseTo(100, within(SUM));
        assertThat(oxides.rows()).anyMatch(row -> !row.get("phase_1_wt_pct_se").isEmpty());
        assertThat(Files.readString(out.resolve("report.html"))).contains("wt.% of oxides ± counting error");
    }

    @Test
    void aReportStatesThemLater() throws IOException {
        Path out = shared.resolve("later");
        Esmpy.run("fit", map, "--phases", 1, "--solver", "mu", "--max-iterations", 20, "--out", out);
        assertThat(out.resolve("oxides.csv")).doesNotExist();
        Esmpy report = Esmpy.run("report", out, "--oxides");
        assertThat(report.status()).as(report.err()).isZero();
        assertThat(out.resolve("oxides.csv")).exists();
        assertThat(Files.readString(out.resolve("report.html"))).contains("wt.% of oxides");
    }

    @Test
    void valencesWithoutOxygenOrOxidesMeanNothing() {
        Esmpy fit = Esmpy.run("fit", map, "--valence", "Fe=3", "--out", shared.resolve("refused"));
        assertThat(fit.status()).isNotZero();
        assertThat(fit.complaints()).contains("--oxygen stoichiometry, or --oxides");
    }
}
