package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkStartTest {
    @TempDir
    private Path folder;

    @Test
    void findsOurJarBesideTheProgramAndThoseOfSpark() throws IOException {
        Path program = folder.resolve("esmpy.jar");
        Path jars = Files.createDirectories(folder.resolve("spark/jars"));
        String home = folder.resolve("spark").toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkStart.classPath(program, home))
                .withMessageStartingWith("--spark needs esmpy-spark.jar beside esmpy.jar");
        Path ours = Files.createFile(folder.resolve("esmpy-spark.jar"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkStart.classPath(program, null))
                .withMessageContaining("set SPARK_HOME to the folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkStart.classPath(program, home))
                .withMessageContaining("which has no jars/spark-core_*.jar");
        Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
        assertThat(SparkStart.classPath(program, home)).isEqualTo(ours + File.pathSeparator + jars.resolve("*"));
    }
}
