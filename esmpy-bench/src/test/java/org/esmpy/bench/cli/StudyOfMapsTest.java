package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.TwoOxides;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.RunFiles;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of maps in files with the truth inside. */
class StudyOfMapsTest {
    private static final String SOLVERS = """
            settings: {stop: {maxIterations: 3}}
            solvers:
              nmf: {}
              brief: {solver: {id: mu}, stop: {maxIterations: 2}}
            """;

    private static final String MAPS = "maps: [one.hspy, maps/two.hspy]\n";

    private static final String[] TIMES = {"seconds", "cpuSeconds", "load"};

    @TempDir
    Path folder;

    private Path scene;
    private Path out;

    @BeforeEach
    void setUp() throws IOException {
        out = folder.resolve("out");
        scene = TwoOxides.write(folder);
        Files.createDirectories(folder.resolve("maps"));
        simulate(scene, 1, folder.resolve("one.hspy"));
        simulate(scene, 2, folder.resolve("maps/two.hspy"));
    }

    @Test
    void aMapGivesWhatItsPhantomGives() throws IOException {
        run(study("maps.yaml", "maps: [one.hspy]\nseeds: 1\n" + SOLVERS), out);
        Path simulated = folder.resolve("simulated");
        run(study("phantoms.yaml", "phantoms: [small.yaml]\ndoses: [5]\nseeds: [1]\n" + SOLVERS), simulated);
        List<RunsTable.Row> rows = rows(out);
        assertThat(rows).hasSize(4).allSatisfy(row -> {
            assertThat(row.phantom()).isEqualTo("one.hspy");
            assertThat(row.dose()).isEqualTo(5);
        });
        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("phantom", "seconds", "cpuSeconds", "load")
                .containsExactlyElementsOf(rows(simulated));
    }

    @Test
    void mapsStandBesideAPhantomInTablesPicturesAndOnThePage() throws IOException {
        Path study = study("both.yaml", "phantoms: [small.yaml]\ndoses: [5]\nseeds: 1-2\n" + MAPS + SOLVERS);
        Esmpy run = run(study, out);
        assertThat(run.err()).contains("8/8 brief at 5 counts per pixel of maps/two.hspy, seed 1: mean angle");
        assertThat(run.out()).contains("maps/two.hspy", "too few cases to tell (4 of 6)");
        assertThat(rows(out))
                .hasSize(16)
                .filteredOn(row -> row.phantom().endsWith(".hspy"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.seed()).isEqualTo(1));
        assertThat(out.resolve("summary.csv"))
                .content()
                .contains("\none.hspy,5.0,nmf,1,", "\nmaps/two.hspy,5.0,brief,1,");
        assertThat(out.resolve("pairs.csv")).content().contains("\nall,all,angle_deg,nmf,brief,4,4,");
        Path runs =
                out.resolve("runs").resolve(RunFiles.fileName("maps/two.hspy")).resolve("dose-5/seed-1");
        assertThat(runs.resolve("truth/shares.png")).exists();
        assertThat(runs.resolve("nmf/shares.png")).exists();
        assertThat(runs.resolve("nmf/trace.csv")).exists();
        assertThat(out.resolve("figures/maps-one.hspy.png")).exists();
        assertThat(out.resolve("figures/boxes.csv")).content().contains("maps/two.hspy,5.0,1,brief,");
        assertThat(out.resolve("report.html")).content().contains("Maps of maps/two.hspy.", "Differences of solvers");
    }

    @Test
    void goesOnAfterAKillAndFindsTheSameInParallel() throws IOException {
        Path study = study("maps.yaml", MAPS + SOLVERS + "keep: factors\n");
        run(study, out);
        Path other = folder.resolve("other");
        run(study("one.yaml", "maps: [one.hspy]\n" + SOLVERS + "keep: factors\n"), other);
        List<String> table = Files.readAllLines(other.resolve("runs.csv"));
        Files.writeString(
                other.resolve("runs.csv"),
                String.join("\n", table.subList(0, 4)) + "\n" + table.get(4).substring(0, 9));

        Esmpy resumed = Esmpy.run("study", study, "--out", other, "--parallel", 2);

        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.err()).doesNotContain("nmf at 5 counts per pixel of one.hspy");
        assertThat(rows(other))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(TIMES)
                .containsExactlyElementsOf(rows(out));
        for (String name : List.of("pairs.csv", "solvers.json", "figures/boxes.csv")) {
            assertThat(other.resolve(name)).hasSameTextualContentAs(out.resolve(name));
        }
    }

    @Test
    void aMapThatWasChangedIsAnotherOne() throws IOException {
        Path study = study("maps.yaml", MAPS + SOLVERS);
        run(study, out);
        simulate(scene, 3, folder.resolve("one.hspy"));
        assertRefused(study, "holds runs of one.hspy before its file was changed");
    }

    @Test
    void keepsTheSeedOfTheFits() throws IOException {
        run(study("maps.yaml", "seeds: 4\n" + MAPS + SOLVERS), out);
        assertRefused(
                study("later.yaml", "phantoms: [small.yaml]\ndoses: [5]\nseeds: 3-5\n" + MAPS + SOLVERS),
                "holds fits of maps with the seed 4, not 3");
    }

    @Test
    void aMapThatDoesNotSayItsDoseHasItsCounts() throws IOException {
        SpectrumImage image = image("one.hspy");
        Map<String, String> notes = new TreeMap<>(image.metadata().notes());
        notes.remove("simulation/dose");
        write(image.withMetadata(image.metadata().withNotes(notes)), "silent.hspy");
        run(study("maps.yaml", "maps: [silent.hspy]\n" + SOLVERS), out);
        assertThat(rows(out).get(0).dose())
                .isEqualTo(image.counts().total() / (double) image.counts().pixels());
        notes.put("simulation/dose", "much");
        write(image.withMetadata(image.metadata().withNotes(notes)), "much.hspy");
        assertRefused(
                study("much.yaml", "maps: [much.hspy]\n" + SOLVERS),
                "much.hspy: the note simulation/dose is 'much'; expected counts per pixel");
    }

    @Test
    void refusesMapsThatItCannotUseBeforeAnyRun() throws IOException {
        out = folder.resolve("never");
        assertRefused(study("none.yaml", "maps: [three.hspy]\n" + SOLVERS), "none.yaml: no such map: ", "three.hspy");
        SpectrumImage image = image("one.hspy");
        write(image.withMetadata(image.metadata().withMatrices(Map.of())), "untold.hspy");
        assertRefused(
                study("untold.yaml", "maps: [one.hspy, untold.hspy]\n" + SOLVERS),
                "untold.hspy: there is no truth in the map to compare with");
        SpectrumImage narrow = image.cropKeV(1, 4);
        write(narrow.withMetadata(image.metadata()), "narrow.hspy");
        assertRefused(
                study("narrow.yaml", "maps: [narrow.hspy]\n" + SOLVERS),
                "narrow.hspy: the truth is of 160 channels x 192 pixels, but the image has "
                        + narrow.counts().channels() + " channels x 192 pixels");
        Files.writeString(folder.resolve("text.hspy"), "no map");
        Esmpy text = Esmpy.run("study", study("text.yaml", "maps: [text.hspy]\n" + SOLVERS), "--out", out);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err())
                .contains("text.hspy: is of no format that is read")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesWhatDoesNotApplyToMaps() throws IOException {
        out = folder.resolve("never");
        assertRefused(
                study("doses.yaml", "doses: [5]\n" + MAPS + SOLVERS),
                "doses are of phantoms, and the study has only maps");
        assertRefused(study("seeds.yaml", "seeds: 1-3\n" + MAPS + SOLVERS), "give one seed, that of the fits, not 3");
        Files.copy(folder.resolve("one.hspy"), folder.resolve("brg-fp"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused(
                study("twice.yaml", "phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nmaps: [brg-fp]\n" + SOLVERS),
                "brg-fp is among the phantoms and among the maps");
        assertThat(out).doesNotExist();
    }

    private void simulate(Path phantom, int seed, Path map) {
        Esmpy run = Esmpy.run("simulate", phantom, "--dose", 5, "--seed", seed, "--out", map, "--overwrite");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private Path study(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Esmpy run(Path study, Path out) {
        Esmpy run = Esmpy.run("study", study, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private void assertRefused(Path study, String... reasons) {
        Esmpy run = Esmpy.run("study", study, "--out", out);
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(reasons).hasLineCount(1);
    }

    private static List<RunsTable.Row> rows(Path study) throws IOException {
        return RunsTable.read(study.resolve("runs.csv"));
    }

    private SpectrumImage image(String name) throws IOException {
        return FormatCatalog.defaults().read(folder.resolve(name), ReadOptions.defaults());
    }

    private void write(SpectrumImage image, String name) throws IOException {
        FormatCatalog.defaults().write(image, folder.resolve(name), WriteOptions.defaults());
    }
}
