package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
    @TempDir
    private Path folder;

    @Test
    void appearsUnderItsNameOnlyWhenPublished() throws IOException {
        Path target = folder.resolve("out");
        try (StagedFolder staged = StagedFolder.beside(target)) {
            Files.writeString(staged.path().resolve("result.json"), "{}");
            assertThat(target).doesNotExist();
            staged.publish();
        }
        assertThat(target.resolve("result.json")).exists();
        assertThat(folder).isDirectoryNotContaining("glob:**/.out*");
    }

    @Test
    void isAsOpenToOthersAsAnyFolder() throws IOException {
        Path target = folder.resolve("out");
        try (StagedFolder staged = StagedFolder.beside(target)) {
            staged.publish();
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        assumeThat(other.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void leavesNothingBehindWhenNotPublished() throws IOException {
        try (StagedFolder staged = StagedFolder.beside(folder.resolve("out"))) {
            Files.writeString(staged.path().resolve("W.csv"), "half");
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
            try (StagedFolder staged = StagedFolder.beside(Path.of(args[0]))) {
                for (int i = 0; true; i++) {
                    Files.writeString(staged.path().resolve(i + ".csv"), "half");
                    if (i == 100) {
                        System.out.println("writing");
                        System.out.flush();
                    }
                }
            }
        }
    }

    @Test
    void replacesAnEarlierResultAsAWhole() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Files.writeString(target.resolve("result.json"), "old");
        Files.writeString(target.resolve("extra.txt"), "old");
        try (StagedFolder staged = StagedFolder.beside(target)) {
            Files.writeString(staged.path().resolve("result.json"), "new");
            staged.publish();
        }
        assertThat(target.resolve("result.json")).hasContent("new");
        assertThat(target.resolve("extra.txt")).doesNotExist();
    }

    @Test
    void refusesAFolderThatHoldsOtherFiles() throws IOException {
        Path target = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(target.resolve("chapter1.tex"), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedFolder.beside(target))
                .withMessageContaining("no esmpy result");
        assertThat(target.resolve("chapter1.tex")).exists();
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path target = Files.writeString(folder.resolve("out"), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagedFolder.beside(target))
                .withMessageContaining("is a file");
    }
}
