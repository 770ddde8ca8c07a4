package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.esmpy.bench.SmallMantle;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.plugin.TestJar;
import org.esmpy.sim.GroundTruth;
import org.esmpy.solver.analysis.FoundPhases;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's example in README does what the command does. */
class LibraryExampleTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String MAP = "Path.of(\"map.hspy\")";

    /** What the command reaches on this map, and a quarter; a single solver is at 22 degrees and 0.54. */
    private static final double LARGEST_DEG = 4.2;

    private static final double LARGEST_MAE = 0.03;

    @TempDir
    private Path folder;

    @Test
    void findsWhatTheCommandFindsToTheBit() throws Exception {
        Path map = folder.resolve("map.hspy");
        SmallMantle.write(map, 200, 1);
        FoundPhases example = run(map);
        Fitted command = command(image(map));
        assertThat(command.outcome().stopReason()).isEqualTo("PIPELINE");
        assertThat(example.weights().data).isEqualTo(command.weights().data);
        assertThat(example.factors().h().data).isEqualTo(command.factors().h().data);
        assertThat(example.ambiguity()).isEqualTo(command.ambiguity());
        assertThat(command.warnings()).containsAll(example.warnings());
        GroundTruth truth = GroundTruth.of(image(map)).orElseThrow();
        List<PhaseScore> scores = TruthComparison.scores(
                truth, example.spectra(), example.factors().h(), example.onSimplex());
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.angleDeg()).isLessThan(LARGEST_DEG);
            assertThat(score.mapMae()).isLessThan(LARGEST_MAE);
        });
    }

    private static SpectrumImage image(Path map) throws IOException {
        return FormatCatalog.defaults().read(map, ReadOptions.defaults());
    }

    private static Fitted command(SpectrumImage image) {
        FitSettings settings = FitSettings.defaults()
                .edit()
                .phases(3)
                .specimen(film -> film.withFilm(100.0, 4.5))
                .seed(1)
                .settings();
        return Wiring.injector().getInstance(FitRunner.class).run(image, settings, RunListener.none());
    }

    /** What the example finds in a map. */
    private FoundPhases run(Path map) throws Exception {
        String example = example();
        assertThat(example).contains(MAP);
        String imports = example.lines().filter(LibraryExampleTest::isImport).collect(Collectors.joining("\n"));
        String statements = example.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        Path jar = new TestJar()
                .source(
                        "Example",
                        imports + "\npublic class Example { public static FoundPhases run(Path file)"
                                + " throws java.io.IOException {\n" + statements.replace(MAP, "file")
                                + "\nreturn found; } }")
                .write(folder.resolve("example.jar"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            return (FoundPhases)
                    loader.loadClass("p.Example").getMethod("run", Path.class).invoke(null, map);
        }
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    /** The first Java in README. */
    private static String example() throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf("```java\n") + "```java\n".length();
        return text.substring(start, text.indexOf("```", start));
    }
}
