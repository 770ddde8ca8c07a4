package org.esmpy.io.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    private Path folder;

    @Test
    void oneAtATimeMakesATarget() throws IOException {
        Path target = FinalName.of(folder.resolve("map.hspy"));
        try (Staging first = Staging.beside(target)) {
            assertThat(first.files()).isEmptyDirectory();
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(FileSystemException.class)
                        .isThrownBy(() -> Staging.beside(target))
                        .withMessageContaining("map.hspy")
                        .withMessageContaining("is being written by this process");
            }
            Staging.beside(FinalName.of(folder.resolve("other.hspy"))).close();
        }
        Staging.beside(target).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".map.hspy.esmpy/files"));
        Files.writeString(left.resolve("map.hspy"), "half");
        Files.writeString(left.resolveSibling("claim"), "esmpy, process 1");

        try (Staging staging = Staging.beside(FinalName.of(folder.resolve("map.hspy")))) {
            assertThat(staging.files()).isEmptyDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesOfOthersUnderTheHiddenNameStay() throws IOException {
        Path own = Files.createDirectory(folder.resolve(".esmpy"));
        Path thesis = Files.writeString(own.resolve("thesis.tex"), "mine");
        assertIsInTheWay();
        Path claim = Files.writeString(own.resolve("claim"), "esmpy");
        assertIsInTheWay();
        Files.move(thesis, own.resolve("files"));
        Files.writeString(claim, "a claim of my own");
        assertIsInTheWay();
        assertThat(own.resolve("files")).hasContent("mine");

        Files.delete(claim);
        Files.delete(own.resolve("files"));
        Files.delete(own);
        Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("elsewhere")));
        assertIsInTheWay();
    }

    private void assertIsInTheWay() {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> Staging.inside(folder))
                .withMessageContaining("is in the way");
    }

    @Test
    void whatIsReadyOutlivesItsProcess() throws IOException {
        Path target = FinalName.of(folder.resolve("map.rpl"));
        try (Staging killed = Staging.beside(target)) {
            Files.writeString(killed.files().resolve("map.rpl"), "whole");
            killed.commit();
        }
        assertThat(Staging.readyBeside(target).orElseThrow().resolve("map.rpl")).hasContent("whole");
        try (Staging next = Staging.beside(target)) {
            assertThat(next.ready().orElseThrow().resolve("map.rpl")).hasContent("whole");
            next.done();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesAsLongAsTheSystemAllowsAreMade() throws IOException {
        Path target = FinalName.of(folder.resolve("n".repeat(255)));
        try (Staging staging = Staging.beside(target)) {
            FinalName.give(Files.writeString(staging.files().resolve("f"), "whole"), target);
        }
        assertThat(target).hasContent("whole");
    }
}
