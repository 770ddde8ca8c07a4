package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.SmallMantle;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    static Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() throws IOException {
        map = folder.resolve("map.hspy");
        SmallMantle.writeTwoPhases(map, 5, 1);
    }

    @Test
    void fitsTheSameMapWithEachSolver() throws IOException {
        Path out = folder.resolve("out");
        Esmpy run = Esmpy.run(
                "compare", map, "--solvers", "nmf,mu,esmpy", "--phases", 2, "--max-iterations", 3, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        assertThat(rows).extracting(RunsTable.Row::solver).containsExactly("nmf", "nmf", "mu", "mu", "esmpy", "esmpy");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.phantom()).isEqualTo("map.hspy");
            assertThat(row.angleDeg()).isPresent();
            assertThat(row.iterations().orElseThrow()).isLessThanOrEqualTo(3);
        });
        assertThat(out.resolve("mu").resolve("result.json")).content().contains("\"start\" : \"kmeans\"");
        assertThat(run.out()).contains("Bridgmanite", "Ferropericlase", "objective/nats");
    }

    @Test
    void everyFitKeepsItsComparisonWithTheTruth() throws IOException {
        Path out = folder.resolve("kept");
        Esmpy run =
                Esmpy.run("compare", map, "--solvers", "mu,nmf", "--phases", 2, "--max-iterations", 3, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        for (RunsTable.Row row : RunsTable.read(out.resolve("runs.csv"))) {
            CsvTable.Row kept = CsvTable.read(out.resolve(row.solver()).resolve("truth.csv")).rows().stream()
                    .filter(one -> one.get("phase").equals(row.phase()))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.get("angle_deg"))
                    .isEqualTo(Double.toString(row.angleDeg().orElseThrow()));
            assertThat(kept.get("map_mae"))
                    .isEqualTo(Double.toString(row.mapMae().orElseThrow()));
            assertThat(kept.get("map_pearson"))
                    .isEqualTo(Double.toString(row.mapPearson().orElseThrow()));
            assertThat(kept.get("found")).isEqualTo(row.found().orElseThrow() ? "1" : "0");
            assertThat(kept.get("composition_mae_at_pct"))
                    .isEqualTo(Double.toString(row.compositionMaeAtPct().orElseThrow()));
            for (StatedInterval kind : StatedInterval.values()) {
                IntervalCount count = row.intervals().getOrDefault(kind, IntervalCount.NONE);
                assertThat(kept.get(kind.column("shares"))).isEqualTo(Integer.toString(count.shares()));
                assertThat(kept.get(kind.column("covered"))).isEqualTo(Integer.toString(count.covered()));
            }
            assertThat(kept.get("compared")).isEqualTo(row.solver().equals("mu") ? "abundances" : "shares of counts");
        }
        assertThat(out.resolve("report.html")).content().contains("This map is a simulation", "shares of the counts");
    }

    @Test
    void aTruthThatDoesNotBelongToTheMapIsLeftOutWithAWarning() throws IOException {
        SpectrumImage image = FormatCatalog.defaults().read(map, ReadOptions.defaults());
        Map<String, DMatrixRMaj> partly = new TreeMap<>(image.metadata().matrices());
        partly.remove("truth/spectra");
        Path broken = folder.resolve("broken.hspy");
        FormatCatalog.defaults()
                .write(image.withMetadata(image.metadata().withMatrices(partly)), broken, WriteOptions.defaults());
        Path out = folder.resolve("without");
        Esmpy run = Esmpy.run("fit", broken, "--solver", "mu", "--phases", 2, "--max-iterations", 1, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("the fit is not compared with the truth of the simulation", "truth/spectra");
        assertThat(out.resolve("truth.csv")).doesNotExist();
        assertThat(out.resolve("report.html")).content().doesNotContain("This map is a simulation");
    }

    @Test
    void listsThePhasesOfTheFitWithoutATruth() throws IOException {
        SpectrumImage image = FormatCatalog.defaults().read(map, ReadOptions.defaults());
        ImageMetadata bare = ImageMetadata.empty().withElements(image.metadata().elements());
        Path unknown = folder.resolve("unknown.hspy");
        FormatCatalog.defaults().write(image.withMetadata(bare), unknown, WriteOptions.defaults());
        Path out = folder.resolve("bare");
        Esmpy run =
                Esmpy.run("compare", unknown, "--solvers", "mu", "--phases", 2, "--max-iterations", 1, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        assertThat(rows).extracting(RunsTable.Row::phase).containsExactly("phase_1", "phase_2");
        assertThat(rows).allSatisfy(row -> assertThat(row.angleDeg()).isEmpty());
    }

    @Test
    void refusesAnUnknownSolverBeforeAnyFit() {
        Path out = folder.resolve("never");
        Esmpy run = Esmpy.run("compare", map, "--solvers", "mu,nonsense", "--out", out);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complaints()).contains("nonsense").hasLineCount(1);
        assertThat(Files.exists(out)).isFalse();
    }
}
