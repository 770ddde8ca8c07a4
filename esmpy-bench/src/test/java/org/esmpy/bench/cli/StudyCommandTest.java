package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.esmpy.bench.TwoOxides;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.RunFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyCommandTest {
    private static final String SOLVERS = "  nmf: {}\n  brief: {solver: {id: mu}, stop: {maxIterations: 2}}\n";

    /** Of figures of factors that went through a text file of 15 digits and more. */
    private static final double WRITTEN = 1e-6;

    private static final String BRIEF = "  brief: {solver: {id: mu}, stop: {maxIterations: 1}}\n";

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void setUp() {
        out = folder.resolve("out");
    }

    @Test
    void fitsTheGridAndGoesOnWhereItWas() throws IOException {
        Esmpy first = Esmpy.run("study", study("[1]", SOLVERS), "--out", out);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("nmf", "brief", "worst");
        List<RunsTable.Row> before = RunsTable.read(out.resolve("runs.csv"));
        assertThat(before).extracting(RunsTable.Row::solver).containsExactly("nmf", "nmf", "brief", "brief");
        assertThat(before).extracting(RunsTable.Row::phase).contains("Bridgmanite", "Ferropericlase");
        assertThat(before)
                .allSatisfy(row -> assertThat(row.angleDeg().orElseThrow()).isBetween(0.0, 90.0));

        Esmpy second = Esmpy.run("study", study("1-2", SOLVERS), "--out", out);
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.err())
                .contains("3/4 nmf at 5 counts per pixel of brg-fp, seed 2: mean angle")
                .doesNotContain("1/4 ", "2/4 ");
        List<RunsTable.Row> after = RunsTable.read(out.resolve("runs.csv"));
        assertThat(after).hasSize(8).containsAll(before);
        assertThat(out.resolve("summary.csv")).content().contains("brg-fp,5.0,brief,2,");
        assertThat(out.resolve("pairs.csv")).content().contains("brg-fp,5.0,angle_deg,nmf,brief,2,2,");
        assertThat(second.out()).contains("angle_deg: nmf and brief: too few cases to tell (2 of 6)");
    }

    @Test
    void comparesTheChannelsThatWereFitted() throws IOException {
        String solvers = "  all: {solver: {id: mu}}\n  few: {solver: {id: mu}, acquisition: {fromKeV: 1, toKeV: 8}}\n";
        assertThat(Esmpy.run("study", study("[1]", solvers), "--out", out).status())
                .isZero();
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        assertThat(rows)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.angleDeg().orElseThrow()).isLessThan(30));
    }

    @Test
    void keepsRunsOfOtherSettingsApart() throws IOException {
        assertThat(Esmpy.run(
                                "study",
                                small("[1]", "  brief: {solver: {id: mu}, stop: {maxIterations: 1}}\n"),
                                "--out",
                                out)
                        .status())
                .isZero();
        Esmpy other = Esmpy.run("study", small("[1]", SOLVERS), "--out", out);
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("holds runs of 'brief' with other settings");
    }

    @Test
    void saysWhichSolverRefusedAndKeepsTheOthers() throws IOException {
        String solvers = "  few: {solver: {id: mu}, stop: {maxIterations: 1}}\n"
                + "  many: {solver: {id: mu}, phases: 50, stop: {maxIterations: 1}}\n";
        Esmpy run = Esmpy.run("study", study("[1]", solvers), "--out", out);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("error: many at 5 counts per pixel of brg-fp, seed 1:");
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        assertThat(rows).extracting(RunsTable.Row::solver).containsExactly("few", "few", "many");
        assertThat(rows.get(2).stopReason()).isEqualTo("FAILED");
        assertThat(run.err()).contains(": " + rows.get(2).reason() + System.lineSeparator());
        assertThat(out.resolve("report.html")).content().contains("failed: ");
    }

    @Test
    void failedRunsAreRepeatedOnlyWhenAsked() throws IOException {
        String solvers = "  many: {solver: {id: mu}, phases: 50, stop: {maxIterations: 1}}\n";
        Path study = small("[1]", solvers);
        assertThat(Esmpy.run("study", study, "--out", out).status()).isEqualTo(1);
        Esmpy again = Esmpy.run("study", study, "--out", out);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err())
                .contains("runs that failed before are not repeated: 1; --retry-failed repeats them")
                .doesNotContain("error:");
        Esmpy asked = Esmpy.run("study", study, "--out", out, "--retry-failed");
        assertThat(asked.status()).isEqualTo(1);
        assertThat(asked.err()).contains("error: many at 5");
        assertThat(RunsTable.read(out.resolve("runs.csv"))).hasSize(1);
    }

    @Test
    void findsTheSameInParallelAndAfterAKill() throws IOException {
        String solvers = SOLVERS + "  many: {solver: {id: mu}, phases: 50, stop: {maxIterations: 1}}\n";
        Esmpy plain = Esmpy.run("study", small("1-2", solvers), "--out", out);
        assertThat(plain.status()).isEqualTo(1);
        assertThat(plain.err()).contains("; about ", " left");

        Path other = folder.resolve("other");
        Esmpy.run("study", small("1-2", solvers), "--out", other, "--parallel", 2);
        List<String> table = Files.readAllLines(other.resolve("runs.csv"));
        // What a kill in the middle of a copy leaves: the head, a few rows, and a torn one.
        Files.writeString(
                other.resolve("runs.csv"),
                String.join("\n", table.subList(0, 4)) + "\n" + table.get(4).substring(0, 9));
        Esmpy resumed = Esmpy.run("study", small("1-2", solvers), "--out", other, "--parallel", 2);
        assertThat(resumed.status()).as(resumed.err()).isEqualTo(1);

        assertThat(RunsTable.read(other.resolve("runs.csv")))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "cpuSeconds", "load")
                .containsExactlyElementsOf(RunsTable.read(out.resolve("runs.csv")));
        assertThat(out.resolve("machines.csv")).content().hasLineCount(2).contains(",1\n");
        assertThat(RunsTable.read(out.resolve("runs.csv")).get(0).cpuSeconds().orElseThrow())
                .isPositive();
        assertThat(other.resolve("pairs.csv")).hasSameTextualContentAs(out.resolve("pairs.csv"));
    }

    /** Killed at once, in the middle, and by a full stop: everything but times is as if nothing had happened. */
    @Test
    void aStudyThatWasCutShortLeavesTheFilesOfOneInOneGo() throws IOException {
        Path study = small("1-2", SOLVERS);
        Files.writeString(study, Files.readString(study) + "keep: factors\n");
        assertThat(Esmpy.run("study", study, "--out", out).status()).isZero();

        Path other = folder.resolve("other");
        Path half = Files.writeString(
                folder.resolve("half.yaml"), Files.readString(study).replace("seeds: 1-2", "seeds: 2"));
        assertThat(Esmpy.run("study", half, "--out", other).status()).isZero();
        assertThat(Esmpy.run("study", study, "--out", other).status()).isZero();

        assertThat(files(other.resolve("runs"))).isNotEmpty().isEqualTo(files(out.resolve("runs")));
        for (String name : List.of("pairs.csv", "solvers.json", "figures/boxes.csv", "figures/coverage.csv")) {
            assertThat(other.resolve(name)).hasSameTextualContentAs(out.resolve(name));
        }
        assertThat(other.resolve("figures/boxes.svg")).hasSameTextualContentAs(out.resolve("figures/boxes.svg"));
    }

    /** Contents of all files by path, but for the times in traces. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                contents.put(
                        folder.relativize(file).toString(),
                        file.endsWith("trace.csv") ? text.replaceAll("(?m)^(\\d+),[0-9.]+,", "$1,") : text);
            }
        }
        return contents;
    }

    /** The last one refines G, in a film. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nmf: {}",
                "kmeans: {}",
                "oracle-w: {}",
                "direct: {solver: {id: esmpy}, pipeline: {mode: direct}}",
                "film: {solver: {id: mu}, specimen: {thicknessNm: 100, densityGPerCm3: 5}}"
            })
    void factorsThatWereKeptAreScoredLikeTheRun(String solver) throws IOException {
        Path study = small("1", "  " + solver + "\n");
        Files.writeString(study, Files.readString(study) + "keep: factors\n");
        assertThat(Esmpy.run("study", study, "--out", out).status()).isZero();
        Path map = folder.resolve("map.hspy");
        Path scene = folder.resolve("small.yaml");
        Esmpy.run("simulate", scene, "--dose", 5, "--seed", 1, "--out", map);
        Path kept = out.resolve("runs")
                .resolve(RunFiles.fileName(scene.toString()))
                .resolve("dose-5/seed-1")
                .resolve(solver.substring(0, solver.indexOf(':')));
        Path scored = folder.resolve("scored");
        Esmpy score = Esmpy.run(
                "score", map, "--w", kept.resolve("spectra.csv"), "--h", kept.resolve("H.npy"), "--out", scored);
        assertThat(score.status()).as(score.err()).isZero();
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        List<RunsTable.Row> again = RunsTable.read(scored.resolve("runs.csv"));
        assertThat(rows.get(0).refinements().orElseThrow() > 0).isEqualTo(solver.startsWith("film"));
        for (int k = 0; k < rows.size(); k++) {
            assertThat(again.get(k).angleDeg().orElseThrow())
                    .isCloseTo(rows.get(k).angleDeg().orElseThrow(), within(WRITTEN));
            assertThat(again.get(k).divergenceNats().orElseThrow())
                    .isCloseTo(rows.get(k).divergenceNats().orElseThrow(), within(WRITTEN));
        }
        assertThat(kept.resolve("trace.csv")).content().startsWith("iteration,seconds,objective,kkt\n");
        Files.writeString(study, Files.readString(study).replace("keep: factors", "keep: everything"));
        assertThat(Esmpy.run("study", study, "--out", folder.resolve("never")).err())
                .contains("keep is 'everything'; the only value is 'factors'")
                .hasLineCount(1);
    }

    @Test
    void theFiguresShowEverySolverAndAreOnThePage() throws IOException {
        Path study = small("1-2", SOLVERS + "  oracle-w: {}\n");
        assertThat(Esmpy.run("study", study, "--out", out).status()).isZero();
        assertThat(out.resolve("figures/profiles.csv"))
                .content()
                .contains("angle_deg,nmf,", "map_mae,brief,")
                .doesNotContain("oracle-w");
        assertThat(out.resolve("figures/boxes.csv")).content().contains(",oracle-w,");
        try (Stream<Path> figures = Files.list(out.resolve("figures"))) {
            List<String> names = figures.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".csv"))
                    .toList();
            assertThat(names)
                    .contains("boxes.png", "boxes.svg", "profiles.png", "profiles.svg", "coverage.png", "coverage.svg")
                    .anyMatch(name -> name.startsWith("maps-") && name.endsWith(".svg"));
        }
        BufferedImage boxes = ImageIO.read(out.resolve("figures/boxes.png").toFile());
        assertThat(boxes.getWidth()).isGreaterThan(boxes.getHeight());
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page.split("<figure><img src=\"data:image/png;base64,", -1)).hasSizeGreaterThan(4);
        assertThat(Esmpy.run("report", out).status()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    void aSceneThatWasChangedIsAnotherOne() throws IOException {
        Path study = small("1", BRIEF);
        assertThat(Esmpy.run("study", study, "--out", out).status()).isZero();
        Path scene = folder.resolve("small.yaml");
        Files.writeString(scene, Files.readString(scene).replace("count: 6", "count: 7"));
        Esmpy changed = Esmpy.run("study", study, "--out", out);
        assertThat(changed.status()).isEqualTo(2);
        assertThat(changed.err())
                .contains("small.yaml before its file was changed")
                .hasLineCount(1);
    }

    @Test
    void doesNotTakeMoreRunsThanFitIntoTheCores() throws IOException {
        assertThat(Esmpy.run("study", small("[1]", BRIEF), "--out", out, "--parallel", 0)
                        .status())
                .isEqualTo(2);
        assertThat(out).doesNotExist();
        Esmpy run = Esmpy.run("study", small("[1]", BRIEF), "--out", out, "--parallel", 9999);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("9999 runs at a time do not fit into");
    }

    @Test
    void aPhaseThatWasNotFoundIsFarFromEverything() throws IOException {
        String solvers = "  one: {solver: {id: nmf}, phases: 1}\n";
        assertThat(Esmpy.run("study", small("[1]", solvers), "--out", out).status())
                .isZero();
        assertThat(RunsTable.read(out.resolve("runs.csv")))
                .extracting(row -> row.angleDeg().orElseThrow())
                .hasSize(2)
                .contains(90.0);
    }

    @Test
    void refusesWhatIsNoStudy() throws IOException {
        assertRefused("phantoms: [brg-fp]\ndoses: [5]\nsolvers: [nmf]\n", "a study needs at least one of seeds");
        assertRefused("phantoms: [brg-fp]\ndoses: [-5]\nseeds: 1\nsolvers: [nmf]\n", "positive and finite, got -5");
        assertRefused("phantoms: [brg-fp]\ndoses: [0]\nseeds: 1\nsolvers: [nmf]\n", "positive and finite, got 0");
        assertRefused("phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nsolvers: [mukl]\n", "mukl");
        assertRefused("phantoms: [brg-fp]\ndoses: [5]\nseeds: 3-1\nsolvers: [nmf]\n", "seeds 3-1");
        assertRefused("phantoms: [brg-fp]\ndose: [5]\nseeds: 1\nsolvers: [nmf]\n", "a study has no 'dose'; expected [");
        assertRefused("phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nsolvers: {mine: {}}\n", "solver 'mine'");
        assertRefused(
                "phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nsolvers: {mu: {masks: {keV: [1-2]}}}\n",
                "solver 'mu': 'masks.keV': expected a group of [");
        assertRefused("phantoms: [granite]\ndoses: [5]\nseeds: 1\nsolvers: [nmf]\n", "granite");
        assertRefused(
                "phantoms: [granite.yaml]\ndoses: [5]\nseeds: 1\nsolvers: [nmf]\n",
                "no such scene: " + folder.resolve("granite.yaml"));
        assertRefused("doses: [5]\nseeds: 1\nsolvers: [nmf]\n", "a study needs at least one of phantoms or maps");
        assertRefused(
                "phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nsettings: {map: {sum: true}}\nsolvers: [nmf]\n",
                "solver 'nmf': a study fits whole maps with its own seeds and does not take 'map.sum'");
        assertRefused(
                "phantoms: [brg-fp]\ndoses: [5]\nseeds: 1\nsolvers: {nmf: {seed: 3}}\n",
                "solver 'nmf': a study fits whole maps with its own seeds and does not take 'seed'");
        Path map = Files.writeString(folder.resolve("map.hspy"), "");
        assertRefused(
                "phantoms: ['" + map + "']\ndoses: [5]\nseeds: 1\nsolvers: [nmf]\n",
                "map.hspy is no scene, which would be a .yaml file; a study takes maps, with the truth in them, as maps: [");
    }

    @Test
    void refusesASceneThatCannotBeMadeBeforeAnyRun() throws IOException {
        Path scene = TwoOxides.write(folder);
        Files.writeString(
                scene,
                Files.readString(scene)
                        .replace(
                                "grains: {count: 6, shares: [0.7, 0.3]}",
                                "layers: {stack: [{phase: MgO, px: 30}, {phase: FeO}]}"));
        assertRefused(
                "phantoms: [brg-fp, '" + scene + "']\ndoses: [5]\nseeds: 1\nsolvers: [nmf]\n",
                "small.yaml, line 8: geometry.layers: layers of 30.0 pixels together do not fit into an image of 12 rows");
    }

    @Test
    void leavesAFolderOfSomethingElseAlone() throws IOException {
        Path mine = Files.writeString(Files.createDirectories(out).resolve("notes.txt"), "mine");
        Esmpy run = Esmpy.run("study", study("[1]", SOLVERS), "--out", out);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no esmpy-files.json");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void aSecondStudyInTheSameFolderIsRefused() throws IOException {
        try (GrowingResult first = GrowingResult.open(out, "study", List.of())) {
            Esmpy second = Esmpy.run("study", study("[1]", BRIEF), "--out", out);
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err())
                    .contains("out: is being written by this process")
                    .hasLineCount(1);
            first.publish();
        }
    }

    @Test
    void mendsATableWhoseLastRowIsTorn() throws IOException {
        assertThat(Esmpy.run("study", small("1-2", BRIEF), "--out", out).status())
                .isZero();
        Path runs = out.resolve("runs.csv");
        List<RunsTable.Row> whole = RunsTable.read(runs);
        String torn = Files.readString(runs);
        torn = torn.substring(0, torn.length() - 20);
        Files.writeString(runs, torn);

        Esmpy again = Esmpy.run("study", small("1-2", BRIEF), "--out", out);

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("seed 2: mean angle").doesNotContain("seed 1: mean angle");
        assertThat(RunsTable.read(runs))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "cpuSeconds", "load")
                .containsExactlyElementsOf(whole);
        assertThat(out.resolve("runs.csv.1")).hasContent(torn);
    }

    @Test
    void resumesWhereItWasKilledBeforeItHadWrittenAnything() throws IOException {
        Path left = Files.createDirectories(out.resolve(".esmpy/files"));
        Files.writeString(left.resolve("solvers.json"), "{");
        Files.writeString(left.resolveSibling("claim"), "esmpy, process 1");
        Esmpy run = Esmpy.run("study", small("[1]", BRIEF), "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(out.resolve(".esmpy")).doesNotExist();
    }

    private void assertRefused(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        Esmpy run = Esmpy.run("study", file, "--out", folder.resolve("never"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(reason).hasLineCount(1);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    /** Of a scene that costs little. */
    private Path small(String seeds, String solvers) throws IOException {
        Path scene = TwoOxides.write(folder);
        Path file = study(seeds, solvers);
        return Files.writeString(file, Files.readString(file).replace("[brg-fp]", "['" + scene + "']"));
    }

    private Path study(String seeds, String solvers) throws IOException {
        return Files.writeString(
                folder.resolve("study.yaml"),
                "phantoms: [brg-fp]\ndoses: [5]\nseeds: " + seeds + "\nsettings: {stop: {maxIterations: 3}}\nsolvers:\n"
                        + solvers);
    }

    @Test
    void phantomsMayHavePhysicsOfTheirOwn() throws IOException {
        String text = """
                phantoms: [brg-fp]
                doses: [5]
                seeds: [1]
                physics: {responseOptions: {fwhmMnKaEV: FWHM}}
                solvers: [matrix]
                """;
        Path sharp = Files.writeString(folder.resolve("sharp.yaml"), text.replace("FWHM", "125"));
        Path wide = Files.writeString(folder.resolve("wide.yaml"), text.replace("FWHM", "160"));
        assertThat(Esmpy.run("study", sharp, "--out", folder.resolve("sharp")).status())
                .isZero();
        assertThat(Esmpy.run("study", wide, "--out", folder.resolve("wide")).status())
                .isZero();
        assertThat(folder.resolve("sharp/runs.csv"))
                .content()
                .isNotEqualTo(Files.readString(folder.resolve("wide/runs.csv")));
        Esmpy mixed = Esmpy.run("study", wide, "--out", folder.resolve("sharp"));
        assertThat(mixed.status()).isEqualTo(2);
        assertThat(mixed.err()).contains("holds runs of phantoms of other physics");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), text.replace("fwhmMnKaEV: FWHM", "slope: 1"));
        assertThat(Esmpy.run("study", bad, "--out", folder.resolve("bad")).err())
                .contains("'fano-gaussian' has no option [slope]");
    }
}
