package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, for which a limit on the length of files stands in, leaves what was there and nothing else. */
class FullDiskTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final int LIMIT_KIB = 100;
    private static final int REFUSED = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hspy", "rpl", "npz", "npy"})
    void leavesTheOlderFile(String extension) throws IOException, InterruptedException {
        assumeThat(BASH).as("the length of files is limited by bash").exists();
        Path file = Files.writeString(folder.resolve("map." + extension), "older");
        Process writer = new ProcessBuilder(
                        BASH.toString(),
                        "-c",
                        "ulimit -f " + LIMIT_KIB + " && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = writer.inputReader().readLine();

        assertThat(writer.waitFor()).as(said).isEqualTo(REFUSED);
        assertThat(said).startsWith(file + ": ").endsWith("File too large");
        assertThat(file).hasContent("older");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** Writes a map that is longer than the limit in every format. */
    static final class Writer {
        public static void main(String[] args) {
            try {
                FormatCatalog.defaults()
                        .write(
                                TestImages.random(new ImageShape(120, 120), 400, 9, 1),
                                Path.of(args[0]),
                                WriteOptions.defaults().overwriting());
            } catch (IOException e) {
                System.out.println(e.getMessage());
                System.exit(REFUSED);
            }
        }
    }
}
