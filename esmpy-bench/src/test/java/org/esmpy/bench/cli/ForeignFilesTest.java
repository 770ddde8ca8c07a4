package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.esmpy.bench.result.Tree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person has in a folder, no command changes it. */
class ForeignFilesTest {
    @TempDir
    private static Path shared;

    private static Path map;
    private static Path study;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() throws IOException {
        map = shared.resolve("map.npz");
        assertThat(Esmpy.run("simulate", "brg-fp", "--dose", 1, "--out", map).status())
                .isZero();
        study = Files.writeString(
                shared.resolve("study.yaml"), "phantoms: [brg-fp]\ndoses: [1]\nseeds: 1\nsolvers: [nmf]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "rank", "compare", "demo", "study", "report"})
    void noCommandTouchesAFolderOfOthers(String command) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 6; i++) {
            Path out = Files.createDirectory(folder.resolve("out" + i));
            Tree.grow(out, random);
            Map<String, String> before = Tree.of(out);

            Esmpy run = Esmpy.run(words(command, out));

            assertThat(Tree.of(out))
                    .as("%s, case %d: %s", command, i, run.err())
                    .containsAllEntriesOf(before);
            if (!command.equals("report")) { // which may add its page
                assertThat(run.status()).as(run.err()).isPositive();
                assertThat(run.complaints()).hasLineCount(1);
                assertThat(Tree.of(out)).isEqualTo(before);
            }
        }
    }

    private static Object[] words(String command, Path out) {
        return switch (command) {
            case "fit" -> new Object[] {"fit", map, "--phases", 2, "--out", out, "--overwrite"};
            case "rank" -> new Object[] {"rank", map, "--out", out, "--overwrite"};
            case "compare" -> new Object[] {"compare", map, "--solvers", "nmf", "--out", out, "--overwrite"};
            case "demo" -> new Object[] {"demo", "--out", out, "--overwrite"};
            case "study" -> new Object[] {"study", study, "--out", out};
            default -> new Object[] {command, out};
        };
    }

    @Test
    void noCommandReplacesAFileUnasked() throws IOException {
        for (String name : List.of("a.npz", "a.hspy", "a.rpl", "a.csv")) {
            Files.writeString(folder.resolve(name), "mine");
        }
        Files.createSymbolicLink(folder.resolve("link.npz"), folder.resolve("a.npz"));
        Map<String, String> before = Tree.of(folder);
        for (String name : List.of("a.npz", "a.hspy", "a.rpl", "link.npz")) {
            assertRefused("exists", "simulate", "brg-fp", "--dose", 1, "--out", folder.resolve(name));
            assertRefused("exists", "convert", map, folder.resolve(name));
        }
        assertRefused(
                "exists", "spectrum", "--composition", "Si:1", "--beam-kev", 200, "--out", folder.resolve("a.csv"));
        assertRefused("exists", "calibrate", map, "--out", folder.resolve("a.csv"));
        assertThat(Tree.of(folder)).isEqualTo(before);

        Esmpy asked = Esmpy.run("convert", map, folder.resolve("link.npz"), "--overwrite");
        assertThat(asked.status()).as(asked.err()).isZero();
        assertThat(folder.resolve("link.npz")).isSymbolicLink();
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(map);
    }

    @Test
    void anInputIsNeverReplaced() throws IOException {
        Path copy = Files.copy(map, folder.resolve("map.npz"));
        Path link = Files.createSymbolicLink(folder.resolve("link.npz"), copy);
        assertRefused("is the input", "convert", copy, link, "--overwrite");
        assertRefused("is the input", "calibrate", copy, "--out", link, "--overwrite");
        assertThat(copy).hasSameBinaryContentAs(map);
    }

    @Test
    void rawNumbersOfOthersStay() throws IOException {
        Path raw = Files.writeString(folder.resolve("scan.raw"), "mine");
        assertRefused("belongs to no scan.rpl", "convert", map, folder.resolve("scan.rpl"), "--overwrite");
        assertThat(raw).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("scan.raw");
    }

    private static void assertRefused(String reason, Object... words) {
        Esmpy run = Esmpy.run(words);
        assertThat(run.status()).isPositive();
        assertThat(run.complaints()).contains(reason).hasLineCount(1);
    }
}
