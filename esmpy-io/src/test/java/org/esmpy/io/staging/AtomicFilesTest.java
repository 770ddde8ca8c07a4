package org.esmpy.io.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void theFileIsNotThereUntilItIsComplete() throws IOException {
        Path target = folder.resolve("map.hspy");

        AtomicFiles.write(target, part -> {
            Files.writeString(part, "whole");
            assertThat(target).doesNotExist();
        });

        assertThat(target).hasContent("whole");
        assertThat(names()).containsExactly("map.hspy");
    }

    @Test
    void aFailureKeepsTheOlderFileAndLeavesNothing() throws IOException {
        Path target = Files.writeString(folder.resolve("map.hspy"), "older");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFiles.write(target, part -> {
                    Files.writeString(part, "ha");
                    throw new IOException("no space left");
                }))
                .withMessage(target + ": no space left");

        assertThat(target).hasContent("older");
        assertThat(names()).containsExactly("map.hspy");
    }

    @Test
    void aKilledWriterKeepsTheOlderFile() throws IOException, InterruptedException {
        Path target = Files.writeString(folder.resolve("map.hspy"), "older");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowWriter.class.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(writer.inputReader().readLine()).isEqualTo("half");
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> AtomicFiles.write(target, part -> Files.writeString(part, "whole")))
                    .withMessageContaining("is being written by esmpy, process " + writer.pid());
        } finally {
            writer.destroyForcibly().waitFor();
        }

        assertThat(target).hasContent("older");
        AtomicFiles.write(target, part -> Files.writeString(part, "whole"));
        assertThat(target).hasContent("whole");
        assertThat(names()).containsExactly("map.hspy");
    }

    /** Writes half a file and waits to be killed. */
    static final class SlowWriter {
        public static void main(String[] args) throws IOException {
            AtomicFiles.write(Path.of(args[0]), part -> {
                Files.writeString(part, "ha");
                System.out.println("half");
                System.out.flush();
                while (true) {
                    LockSupport.park();
                }
            });
        }
    }

    @Test
    void theFileBehindALinkIsReplaced() throws IOException {
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("map.hspy"), "older");
        Path link = Files.createSymbolicLink(folder.resolve("link.hspy"), target);

        AtomicFiles.write(link, part -> Files.writeString(part, "whole"));

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("whole");
    }

    @Test
    void aTargetWithoutAPlaceIsNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> AtomicFiles.write(folder.resolve("missing/map.hspy"), part -> {}))
                .withMessageContaining("missing")
                .withMessageContaining("no such folder");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFiles.write(folder, part -> {}))
                .withMessageContaining("is a folder");
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
