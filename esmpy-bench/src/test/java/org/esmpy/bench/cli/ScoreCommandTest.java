package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    /** Energies are written with 6 digits behind the point, all else in full. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    static Path folder;

    private static Path map;
    private static SpectrumImage image;
    private static GroundTruth truth;

    @BeforeAll
    static void simulate() throws IOException {
        map = folder.resolve("map.hspy");
        Path scene = Files.writeString(folder.resolve("small.yaml"), """
                id: small
                size: [16, 24]
                energy: {firstKeV: 0.2, widthKeV: 0.02, channels: 400}
                phases:
                  - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
                  - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
                geometry:
                  grains: {count: 8, shares: [0.6, 0.4]}
                """);
        assertThat(Esmpy.run("simulate", scene, "--dose", 20, "--seed", 1, "--out", map)
                        .status())
                .isZero();
        image = FormatCatalog.defaults().read(map, ReadOptions.defaults());
        truth = GroundTruth.of(image).orElseThrow();
    }

    private static Path w(String name, DMatrixRMaj spectra) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                IntStream.range(0, spectra.getNumRows())
                        .mapToObj(l -> IntStream.range(0, spectra.getNumCols())
                                .mapToObj(k -> Double.toString(spectra.get(l, k)))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "# as numpy.savetxt writes it\n", "\n")));
    }

    private static Path h(String name, DMatrixRMaj maps, int... shape) throws IOException {
        Path file = folder.resolve(name);
        NpyFiles.write(file, maps.data.clone(), shape);
        return file;
    }

    @Test
    void theTruthItselfIsPerfect() throws IOException {
        Path out = folder.resolve("truth");
        Path w = w("true.csv", truth.spectra());
        Path h = h("true.npy", truth.amounts(), 2, 16, 24);
        Esmpy run = Esmpy.run("score", map, "--w", w, "--h", h, "--name", "truth", "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("truth", "yes");
        List<RunsTable.Row> rows = RunsTable.read(out.resolve("runs.csv"));
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.angleDeg().orElseThrow()).isCloseTo(0, within(1e-4)); // acos near 1
            assertThat(row.mapMae().orElseThrow()).isCloseTo(0, within(ROUNDING));
            assertThat(row.mapPearson().orElseThrow()).isCloseTo(1, within(ROUNDING));
            assertThat(row.stopReason()).isEqualTo("SCORED");
            assertThat(row.seconds()).isEmpty();
            assertThat(row.chi2PerChannel().orElseThrow()).isBetween(0.5, 2.0);
        });
    }

    @Test
    void resultsOfEsmpyGetTheFiguresOfCompare() throws IOException {
        Path compared = folder.resolve("compared");
        assertThat(Esmpy.run(
                                "compare",
                                map,
                                "--solvers",
                                "nmf,mu",
                                "--phases",
                                2,
                                "--max-iterations",
                                5,
                                "--out",
                                compared)
                        .status())
                .isZero();
        Path out = folder.resolve("scored");
        Esmpy run = Esmpy.run(
                "score",
                map,
                "--w",
                compared.resolve("nmf/W.csv"),
                "--h",
                compared.resolve("nmf/H.npy"),
                "--w",
                compared.resolve("mu/spectra.csv"),
                "--h",
                compared.resolve("mu/H.npy"),
                "--name",
                "mu",
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        List<RunsTable.Row> ours = RunsTable.read(compared.resolve("runs.csv"));
        List<RunsTable.Row> scored = RunsTable.read(out.resolve("runs.csv"));
        assertThat(scored).hasSize(4);
        for (int i = 0; i < 4; i++) {
            RunsTable.Row a = ours.get(i);
            RunsTable.Row b = scored.get(i);
            assertThat(b.phase()).isEqualTo(a.phase());
            assertThat(b.angleDeg().orElseThrow()).isCloseTo(a.angleDeg().orElseThrow(), within(ROUNDING));
            assertThat(b.mapMae().orElseThrow()).isCloseTo(a.mapMae().orElseThrow(), within(ROUNDING));
            assertThat(b.mapPearson().orElseThrow()).isCloseTo(a.mapPearson().orElseThrow(), within(ROUNDING));
            assertThat(b.explainedDeviance().orElseThrow())
                    .isCloseTo(a.explainedDeviance().orElseThrow(), within(ROUNDING));
        }
        assertThat(scored.get(0).solver()).endsWith("W.csv");
    }

    @Test
    void weightsOfElementsAreNoSpectra() throws IOException {
        Path weights = Files.writeString(
                folder.resolve("weights.csv"), "column,phase_1,phase_2\nO,1,2\nMg,1,0\nSi,2,0\nFe,0,1\n");
        Path h = h("maps.npy", truth.amounts(), 2, 16, 24);
        assertRefused("rows O, Mg, Si, …: weights of elements, not spectra", "--w", weights, "--h", h);
        Path bare = Files.writeString(folder.resolve("bare.csv"), "1 2\n1 0\n2 0\n");
        assertRefused("bare.csv is 3 x 2, but the map has ", "--w", bare, "--h", h);
        Path turned = folder.resolve("turned.npy");
        NpyFiles.write(
                turned,
                new double[2 * image.counts().channels()],
                2,
                image.counts().channels());
        assertRefused("transpose it", "--w", turned, "--h", h("k.npy", truth.abundances(), 2, 16, 24));
    }

    @Test
    void aMapOfAnotherSizeIsRefusedAndSoIsWhatCannotBe() throws IOException {
        Path w = w("spectra.csv", truth.spectra());
        Path other = h("other.npy", truth.amounts(), 2, 24, 16);
        assertRefused("[2, 24, 16], but for 2 phases", "--w", w, "--h", other);
        Path last = h("last.npy", truth.amounts(), 16, 24, 2);
        assertRefused("put the phases first", "--w", w, "--h", last);
        Path h = h("right.npy", truth.amounts(), 2, 16 * 24);
        assertRefused("two results are called", "--w", w, "--h", h, "--w", w, "--h", h);
        DMatrixRMaj negative = truth.spectra().copy();
        negative.set(3, 1, -1);
        assertRefused(
                "holds -1.0; spectra and maps must be finite and not negative",
                "--w",
                w("pca.csv", negative),
                "--h",
                h);
        Path words = Files.writeString(folder.resolve("words.csv"), "a,b\n1,2\n1,x\n");
        assertRefused("row 2: 'x' is not a number", "--w", words, "--h", h);
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.csv"), "energy_keV,a,b\n0.001,1,2\n0.011,1,2\n");
        assertRefused("which are not those of the map", "--w", elsewhere, "--h", h);
        assertThat(Esmpy.run("score", map, "--w", w).status()).isEqualTo(2);
        assertThat(Esmpy.run("score", map, "--w", folder.resolve("none.csv"), "--h", h)
                        .complaints())
                .contains("no such file");
    }

    private static void assertRefused(String reason, Object... pair) {
        Object[] words = new Object[pair.length + 2];
        words[0] = "score";
        words[1] = map;
        System.arraycopy(pair, 0, words, 2, pair.length);
        Esmpy run = Esmpy.run(words);
        assertThat(run.status()).as(String.join(" ", List.of(reason))).isEqualTo(2);
        assertThat(run.complaints()).contains(reason).hasLineCount(1);
    }

    @Test
    void foreignScalesDoNotChangeAnglesButAreTold() throws IOException {
        DMatrixRMaj scaled = truth.spectra().copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] *= 100;
        }
        Path h = h("scaled.npy", truth.amounts(), 2, 16, 24);
        Esmpy run = Esmpy.run("score", map, "--w", w("scaled.csv", scaled), "--h", h);
        assertThat(run.status()).isZero();
        assertThat(run.complaints()).contains("scale W or H");
        assertThat(run.out().lines().skip(1))
                .allSatisfy(line -> assertThat(line).contains(String.format(Locale.ROOT, "%.2f", 0.0)));
    }
}
