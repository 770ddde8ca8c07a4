package org.esmpy.bench.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.esmpy.bench.cli.options.SparkOption;
import org.esmpy.bench.cluster.ClusterChoice;
import org.jspecify.annotations.Nullable;

/**
 * Starts the command anew as a program of {@code esmpy-spark.jar} and the jars of Spark, when {@code --spark} is given to
 * {@code esmpy.jar}, whose libraries have other versions than Spark's. A program that {@code spark-submit} starts has both
 * already.
 */
final class SparkStart {
    static final String VARIABLE = "SPARK_HOME";
    static final String JAR = "esmpy-spark.jar";

    private SparkStart() {}

    /** Whether these arguments ask for Spark and this program lacks it. */
    static boolean isNeeded(String[] args) {
        return Arrays.stream(args)
                        .takeWhile(arg -> !arg.equals("--"))
                        .anyMatch(arg -> arg.equals(SparkOption.NAME) || arg.startsWith(SparkOption.NAME + "="))
                && !ClusterChoice.areUsable();
    }

    /**
     * Runs the command with Spark, with the memory and the other options that this Java has.
     *
     * @param home the environment variable {@value #VARIABLE}, or null
     * @return its exit status
     * @throws IllegalArgumentException if a jar is missing
     */
    static int run(String[] args, @Nullable String home) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.matches("-[DX].*") && !option.matches(".*(SharedArchive|ArchiveClasses).*"))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath(program(), home), Main.class.getName()));
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /**
     * {@code esmpy-spark.jar} beside the program, then the jars of Spark.
     *
     * @param program {@code esmpy.jar}
     */
    static String classPath(Path program, @Nullable String home) {
        Path ours = program.resolveSibling(JAR);
        if (!Files.isRegularFile(ours)) {
            throw new IllegalArgumentException("--spark needs " + JAR + " beside " + program.getFileName()
                    + ", but there is no " + ours + " (docs/scale.md)");
        }
        if (home == null || home.isBlank()) {
            throw new IllegalArgumentException("--spark needs Apache Spark 4: set " + VARIABLE
                    + " to the folder of its installation, or start by spark-submit (docs/scale.md)");
        }
        Path jars = Path.of(home).resolve("jars");
        try (DirectoryStream<Path> core = Files.newDirectoryStream(jars, "spark-core_*.jar")) {
            if (!core.iterator().hasNext()) {
                throw new NoSuchFileException(jars.toString());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    VARIABLE + " is " + home + ", which has no jars/spark-core_*.jar as Apache Spark has", e);
        }
        return ours + File.pathSeparator + jars.resolve("*");
    }

    private static Path program() {
        try {
            return Path.of(SparkStart.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the place of esmpy.jar is no path", e);
        }
    }
}
