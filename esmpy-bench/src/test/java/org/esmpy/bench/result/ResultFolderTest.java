package org.esmpy.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFolderTest {
    @TempDir
    private Path folder;

    @Test
    void appearsUnderItsNameOnlyWhenPublished() throws IOException {
        Path out = folder.resolve("out");
        try (ResultFolder result = ResultFolder.open(out, "fit", false, List.of())) {
            Files.writeString(result.path().resolve("result.json"), "{}");
            assertThat(out).doesNotExist();
            result.publish();
        }
        assertThat(out.resolve("result.json")).hasContent("{}");
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    @Test
    void isAsOpenToOthersAsAnyFolder() throws IOException {
        Path out = made("out", "fit", "W.csv");
        Path other = Files.createDirectory(folder.resolve("other"));
        assumeThat(other.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void leavesNothingBehindWhenNotPublished() throws IOException {
        try (ResultFolder result = ResultFolder.open(folder.resolve("out"), "fit", false, List.of())) {
            Files.writeString(result.path().resolve("W.csv"), "half");
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** As when a person interrupts the command while it writes. */
    @Test
    void leavesNothingBehindWhenTheProgramEndsAmidWriting() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.resolve("out").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(writer.inputReader().readLine()).isEqualTo("writing");
            writer.destroy();
            assertThat(writer.waitFor()).isNotZero();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Writes one file after the other. */
    static final class EndlessWriter {
        public static void main(String[] args) throws IOException {
            try (ResultFolder result = ResultFolder.open(Path.of(args[0]), "fit", false, List.of())) {
                for (int i = 0; true; i++) {
                    Files.writeString(result.path().resolve(i + ".csv"), "half");
                    if (i == 100) {
                        System.out.println("writing");
                        System.out.flush();
                    }
                }
            }
        }
    }

    @Test
    void anEarlierResultIsReplacedWhenAskedFor() throws IOException {
        Path out = made("out", "fit", "W.csv", "maps/phase_1.png", "maps/phase_2.png", "more/deep/old.csv");
        assertRefused(out, "fit", false, "holds an earlier result", "--overwrite");

        Path mine = Files.writeString(out.resolve("maps/mine.txt"), "mine");
        made("out", "fit", "W.csv", "maps/phase_1.png", "new.csv");

        assertThat(out.resolve("W.csv")).hasContent("W.csv of run 2");
        assertThat(out.resolve("maps/phase_1.png")).hasContent("maps/phase_1.png of run 2");
        assertThat(mine).hasContent("mine");
        assertThat(out.resolve("maps/phase_2.png")).doesNotExist();
        assertThat(out.resolve("more")).doesNotExist();
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("W.csv", "maps", "new.csv", FileList.NAME);
        assertThat(FileList.in(out).orElseThrow().files())
                .extracting(ListedFile::path)
                .containsExactly("W.csv", "maps/phase_1.png", "new.csv");
    }

    @Test
    void aChangedFileIsNotReplaced() throws IOException {
        Path out = made("out", "fit", "W.csv", "H.npy");
        Files.delete(out.resolve("H.npy"));
        made("out", "fit", "W.csv");
        Files.writeString(out.resolve("W.csv"), "mine");
        assertRefused(out, "fit", true, "W.csv was changed after esmpy fit wrote it");
        Files.delete(out.resolve("W.csv"));
        Files.createSymbolicLink(out.resolve("W.csv"), Files.writeString(folder.resolve("W.csv"), "W.csv of run 2"));
        assertRefused(out, "fit", true, "W.csv was changed");
    }

    @Test
    void aFolderBehindALinkIsNotTouchedThroughAListedName() throws IOException {
        Path out = made("out", "fit", "maps/a.png");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(out.resolve("maps"), elsewhere);
        Files.createSymbolicLink(out.resolve("maps"), elsewhere);
        assertRefused(out, "fit", true, "a.png was changed");
        assertThat(elsewhere.resolve("a.png")).exists();
    }

    @Test
    void whatCameInTheWayMeanwhileStaysAndTheResultIsKeptBeside() throws IOException {
        Path out = made("out", "fit", "W.csv");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> {
                    try (ResultFolder result = ResultFolder.open(out, "fit", true, List.of())) {
                        Files.writeString(result.path().resolve("W.csv"), "new");
                        Files.writeString(out.resolve("W.csv"), "mine");
                        result.publish();
                    }
                })
                .withMessageContaining("W.csv: exists and was kept")
                .withMessageContaining("out-1");
        assertThat(out.resolve("W.csv")).hasContent("mine");
        assertThat(folder.resolve("out-1/W.csv")).hasContent("new");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "out-1");
    }

    @Test
    void foldersThatAreNotItsOwnAreRefused() throws IOException {
        Path thesis = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(thesis.resolve("result.json"), "{\"mine\":1}");
        assertRefused(thesis, "fit", true, "no esmpy-files.json");
        Files.writeString(thesis.resolve(FileList.NAME), "{\"mine\":1}");
        assertRefused(thesis, "fit", true, "is not a list that esmpy wrote");
        Files.writeString(
                thesis.resolve(FileList.NAME),
                "{\"esmpyVersion\":\"1\",\"command\":\"fit\",\"files\":[{\"path\":\"../x\",\"size\":1,\"sha256\":\"\"}]}");
        assertRefused(thesis, "fit", true, "is not a list that esmpy wrote");

        assertRefused(made("study", "study", "runs.csv"), "fit", true, "holds what esmpy study made");
        assertRefused(Files.writeString(folder.resolve("file"), ""), "fit", true, "is a file");
        assertRefused(Path.of(""), "fit", true, "the current folder");
        assertRefused(Path.of("/"), "fit", true, "is or holds");
        assertRefused(Path.of(System.getProperty("user.home")), "fit", true, "is or holds");
    }

    @Test
    void aFolderThatHoldsTheInputIsRefused() throws IOException {
        Path out = made("out", "fit", "result.hspy");
        Path link = Files.createSymbolicLink(folder.resolve("map.hspy"), out.resolve("result.hspy"));
        Map<String, String> before = Tree.of(folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultFolder.open(out, "fit", true, List.of(link)))
                .withMessageContaining("holds the input");
        assertThat(Tree.of(folder)).isEqualTo(before);
    }

    @Test
    void aLinkIsFilledWhereItLeads() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        made("link", "fit", "W.csv");
        made("link", "fit", "W.csv");
        assertThat(link).isSymbolicLink();
        assertThat(data.resolve("W.csv")).hasContent("W.csv of run 2");

        Files.createSymbolicLink(folder.resolve("early"), folder.resolve("later"));
        made("early", "fit", "W.csv");
        assertThat(folder.resolve("later/W.csv")).exists();
    }

    @Test
    void permissionsStayAsTheyWere() throws IOException {
        Path out = made("out", "fit", "W.csv");
        assumeThat(out.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(out.resolve("W.csv"), PosixFilePermissions.fromString("rw-------"));
        made("out", "fit", "W.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("W.csv"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneAtATimeFillsAFolder(boolean exists) throws IOException {
        Path out = exists ? made("out", "fit", "W.csv") : folder.resolve("out");
        try (ResultFolder first = ResultFolder.open(out, "fit", true, List.of())) {
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> ResultFolder.open(out, "fit", true, List.of()))
                    .withMessageContaining("out: is being written by this process");
            first.publish();
        }
        assertThat(out.resolve(FileList.NAME)).exists();
    }

    /** A result among files of others, which a second result replaces. */
    @Test
    void filesOfOthersOutliveAnyResult() throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 30; i++) {
            Path place = Files.createDirectory(folder.resolve("place" + i));
            Path out = Files.createDirectory(place.resolve("out"));
            Tree.grow(out, random);
            Map<String, String> others = Tree.of(place);
            boolean published = publish(out, random);
            assertThat(published).as("over files of others, case %d", i).isFalse();
            assertThat(Tree.of(place)).as("case %d", i).isEqualTo(others);

            Path own = place.resolve("own");
            assertThat(publish(own, random)).isTrue();
            Tree.grow(own, random);
            Map<String, String> mixed = Tree.of(own);
            FileList.in(own).ifPresent(list -> list.files().forEach(file -> mixed.remove(file.path())));
            mixed.remove(FileList.NAME);
            publish(own, random);
            assertThat(Tree.of(own)).as("case %d", i).containsAllEntriesOf(mixed);
        }
    }

    private static boolean publish(Path out, SplittableRandom random) throws IOException {
        try (ResultFolder result = ResultFolder.open(out, "fit", true, List.of())) {
            for (String name : List.of("W.csv", "report.html", "result.json", "maps/phase_1.png")) {
                if (random.nextInt(3) > 0) {
                    write(result.path(), name, "" + random.nextInt());
                }
            }
            result.publish();
            return true;
        } catch (IllegalArgumentException | FileSystemException refused) {
            return false;
        }
    }

    private void assertRefused(Path out, String command, boolean overwrite, String... reasons) throws IOException {
        Map<String, String> before = Tree.of(folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultFolder.open(out, command, overwrite, List.of()))
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons).doesNotContain("\n"));
        assertThat(Tree.of(folder)).isEqualTo(before);
    }

    /** A result, whose files say whether they are of the first or a later run. */
    private Path made(String name, String command, String... files) throws IOException {
        Path out = folder.resolve(name);
        boolean again = Files.exists(out.resolve(FileList.NAME), LinkOption.NOFOLLOW_LINKS);
        try (ResultFolder result = ResultFolder.open(out, command, again, List.of())) {
            for (String file : files) {
                write(result.path(), file, file + " of run " + (again ? 2 : 1));
            }
            result.publish();
        }
        return out;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
