package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private static final String SCENE = """
            id: wedge
            size: [8, 12]
            dose: 6
            phases:
              - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
              - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
            geometry: {gradient: {profile: linear, mean: 0.5, amplitude: 0.5, lengthPx: 4}}
            thickness: {fromNm: 50, toNm: 150, vacuumColumns: 2}
            """;

    @TempDir
    Path folder;

    private Path scene;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        scene = Files.writeString(folder.resolve("wedge.yaml"), SCENE);
        out = folder.resolve("f.hspy");
    }

    private SpectrumImage written() throws IOException {
        return FormatCatalog.defaults().read(out, ReadOptions.defaults());
    }

    @Test
    void aSceneOfOnesOwnCarriesItsTruth() throws IOException {
        Esmpy run = Esmpy.run("simulate", scene, "--seed", 1, "--imperfect", "absent: [Zn]", "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        SpectrumImage image = written();
        assertThat(image.metadata().notes())
                .containsEntry("simulation/dose", "6.0")
                .containsEntry("truth/imperfections", "absent=Zn");
        GroundTruth truth = GroundTruth.of(image).orElseThrow();
        assertThat(truth.phaseNames()).containsExactly("MgO", "FeO");
        assertThat(truth.thickness().orElseThrow().data[1]).isZero();
        assertThat(truth.thickness().orElseThrow().data[11]).isEqualTo(1.5);
    }

    @Test
    void sizePhasesAndGeometrySeedVaryABuiltInScene() throws IOException {
        String[] variation = {"--size", "20x30", "--phases", "3", "--geometry-seed", "5"};
        Esmpy run = Esmpy.run(
                "simulate",
                "rock-5",
                "--dose",
                3,
                "--out",
                out,
                variation[0],
                variation[1],
                variation[2],
                variation[3],
                variation[4],
                variation[5]);
        assertThat(run.status()).as(run.err()).isZero();
        SpectrumImage image = written();
        assertThat(image.shape()).isEqualTo(new ImageShape(20, 30));
        assertThat(GroundTruth.of(image).orElseThrow().phaseNames()).containsExactly("quartz", "albite", "K-feldspar");
        assertThat(image.metadata().notes()).containsEntry("simulation/geometry-seed", "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dose 0|a dose must be positive and finite, got 0.0 counts per pixel",
                "--dose -3|a dose must be positive and finite, got -3.0 counts per pixel",
                "--size 5by5|--size is ROWSxCOLUMNS, e.g. 64x96, got '5by5'",
                "--phases 3|scene wedge has 2 phases; it cannot be made with 3",
                "--imperfect driftPxx:1|there is no such key; did you mean 'driftPx'?"
            })
    void refusesBadOptionsInOneLine(String options, String message) {
        String[] words = options.split(" ");
        Esmpy run = Esmpy.run("simulate", scene, "--out", out, words[0], words[1].replace(":", ": "));
        assertThat(run.status()).isNotZero();
        assertThat(run.complaints()).contains(message).doesNotContain("\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesWhatIsNoPhantom() {
        assertThat(Esmpy.run("simulate", folder.resolve("none.yaml"), "--dose", 1, "--out", out)
                        .complaints())
                .contains("no such scene");
        assertThat(Esmpy.run("simulate", "rock-55", "--dose", 1, "--out", out).complaints())
                .contains("no phantom 'rock-55'");
        assertThat(Esmpy.run("simulate", "rock-5", "--out", out).status()).isEqualTo(2);
        assertThat(Esmpy.run("simulate", "brg-fp", "--dose", 1, "--phases", 1, "--out", out)
                        .complaints())
                .contains("phantom brg-fp has a size and phases of its own");
        assertThat(Esmpy.run("simulate", "brg-fp", "--dose", 1, "--imperfect", "axisOffsetEV: 5", "--out", out)
                        .complaints())
                .contains("and no imperfections");
    }
}
