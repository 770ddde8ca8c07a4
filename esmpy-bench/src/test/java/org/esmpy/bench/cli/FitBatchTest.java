package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitBatchTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void draw() throws IOException {
        Files.createDirectory(folder.resolve("more"));
        for (String name : List.of("a.npz", "b.npz", "more/a.npz")) {
            CountMatrixBuilder builder = CountMatrix.builder(100, 4);
            for (int p = 0; p < 4; p++) {
                for (int c = 0; c < 100; c++) {
                    builder.add(c, 1 + (c + p) % 3);
                }
                builder.endPixel();
            }
            SpectrumImage image = SpectrumImage.of(
                            builder.build(), new ImageShape(2, 2), new EnergyAxis(0.05, 0.1, 100))
                    .withAcquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(22))
                    .withMetadata(ImageMetadata.empty().withElements(List.of(Element.of("Fe"), Element.of("O"))));
            FormatCatalog.defaults().write(image, folder.resolve(name), WriteOptions.defaults());
        }
        Files.writeString(folder.resolve("c.npz"), "no map");
    }

    @Test
    void everyFileGetsAFolderAndARowAndAFailureIsNoEnd() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, folder.resolve("c.npz"), folder.resolve("*.npz"), folder.resolve("more/a.npz"));

        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.err()).contains("esmpy: c.npz: ");
        assertThat(fit.out()).contains("3 of 4 files were fitted");
        CsvTable.Content table = CsvTable.read(out.resolve("batch.csv"));
        assertThat(table.rows()).extracting(row -> row.get("status")).containsExactly("failed", "done", "done", "done");
        assertThat(table.rows()).extracting(row -> row.get("folder")).containsExactly("", "a", "b", "a-2");
        assertThat(table.rows().get(0).get("error")).startsWith("c.npz: ");
        assertThat(table.rows().get(1).get("counts")).isEqualTo("784");
        for (String name : List.of("a", "b", "a-2")) {
            assertThat(out.resolve(name).resolve("report.html")).isNotEmptyFile();
            assertThat(out.resolve(name).resolve("maps.tif")).isNotEmptyFile();
        }
    }

    @Test
    void aListOfFilesIsReadFromAFile() throws IOException {
        Path list = Files.write(
                folder.resolve("list.txt"), List.of(quoted(folder.resolve("a.npz")), quoted(folder.resolve("b.npz"))));
        Path out = folder.resolve("out");

        Esmpy fit = fit(out, "@" + list);

        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(CsvTable.read(out.resolve("batch.csv")).rows()).hasSize(2);
    }

    @Test
    void aFolderWithOtherFilesAndAPatternWithoutFilesAreRefused() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("letter.txt"), "mine");

        assertThat(fit(out, folder.resolve("*.npz")).err()).contains("esmpy did not make it");
        assertThat(fit(folder.resolve("new"), folder.resolve("*.bcf")).err()).contains("no file matches");
        assertThat(out.resolve("letter.txt")).hasContent("mine");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aClusterFitsAsThisComputerDoes() throws IOException {
        Path plain = folder.resolve("plain");
        Path cluster = folder.resolve("cluster");
        Object[] files = {folder.resolve("c.npz"), folder.resolve("a.npz"), folder.resolve("b.npz")};
        fit(plain, files);
        Esmpy fit = fit(cluster, append(files, "--spark", "loopback"));

        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.out()).contains("2 of 3 files were fitted", "Results are in " + cluster.resolve("a"));
        assertThat(fit.err()).contains("esmpy: c.npz: ");
        assertThat(batch(cluster)).isEqualTo(batch(plain));
        for (String file : List.of("a/W.csv", "a/H.npy", "b/W.csv", "b/maps.tif", "b/composition.csv")) {
            assertThat(cluster.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
        }

        Esmpy again = fit(cluster, append(files, "--spark", "loopback", "--overwrite"));
        assertThat(again.out()).contains("2 of 3 files were fitted");
        assertThat(fit(cluster, append(files, "--spark", "loopback")).err()).contains("--overwrite");
    }

    @Test
    void aClusterThatLosesWorkLeavesRowsAndOneFileNeedsNone() throws IOException {
        Path out = folder.resolve("out");
        Esmpy lost = fit(out, folder.resolve("a.npz"), folder.resolve("b.npz"), "--spark", "loopback-lost");

        assertThat(lost.status()).isEqualTo(1);
        assertThat(CsvTable.read(out.resolve("batch.csv")).rows())
                .extracting(row -> row.get("error"))
                .containsExactly("no computer is left", "no computer is left");
        assertThat(out.resolve("a")).doesNotExist();

        Esmpy one = fit(folder.resolve("one"), folder.resolve("a.npz"), "--spark", "loopback");
        assertThat(one.status()).isEqualTo(2);
        assertThat(one.err()).contains("--spark fits several files");
        assertThat(folder.resolve("one")).doesNotExist();
    }

    private static Object[] append(Object[] before, Object... more) {
        return Stream.concat(Arrays.stream(before), Arrays.stream(more)).toArray();
    }

    /** The table but for the time. */
    private static List<Map<String, String>> batch(Path out) throws IOException {
        return CsvTable.read(out.resolve("batch.csv")).rows().stream()
                .<Map<String, String>>map(row -> {
                    Map<String, String> cells = new TreeMap<>(row.cells());
                    cells.remove("seconds");
                    return cells;
                })
                .toList();
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\") + '"';
    }

    private static Esmpy fit(Path out, Object... inputs) {
        Object[] options = {"--out", out, "--phases", 1, "--solver", "mu", "--max-iterations", 2};
        Object[] words = new Object[1 + inputs.length + options.length];
        words[0] = "fit";
        System.arraycopy(inputs, 0, words, 1, inputs.length);
        System.arraycopy(options, 0, words, 1 + inputs.length, options.length);
        return Esmpy.run(words);
    }
}
