package org.esmpy.io.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalNameTest {
    @TempDir
    private Path folder;

    @Test
    void linksAreFollowedToWhatTheyStandFor() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data")).toRealPath();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("data"));
        assertThat(FinalName.of(link)).isEqualTo(data);
        assertThat(FinalName.of(link.resolve("map.hspy"))).isEqualTo(data.resolve("map.hspy"));
        Path toNothing = Files.createSymbolicLink(folder.resolve("next"), Path.of("link/new"));
        assertThat(FinalName.of(toNothing)).isEqualTo(data.resolve("new"));
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, Files.createSymbolicLink(folder.resolve("two"), one));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> FinalName.of(one))
                .withMessageContaining("a link that leads to itself");
    }

    @Test
    void permissionsOfAReplacedFileAreKept() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path old = Files.writeString(folder.resolve("map.hspy"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));

        FinalName.give(Files.writeString(folder.resolve("new"), "new"), old);

        assertThat(old).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-------");
    }
}
