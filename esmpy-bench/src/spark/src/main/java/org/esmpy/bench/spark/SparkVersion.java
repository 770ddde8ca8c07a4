package org.esmpy.bench.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Spark, read without any of its classes: those of another major version cannot be called. */
final class SparkVersion {
    private static final String MAJOR = "4";
    private static final String FILE = "spark-version-info.properties";

    private SparkVersion() {}

    /**
     * Refuses another major version.
     *
     * @param loader reaches Spark's jars
     * @throws IllegalArgumentException if it reaches none, or those of another version
     */
    static void check(ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalArgumentException("--spark finds no jar spark-core; set SPARK_HOME to the folder of"
                        + " an installation of Apache Spark " + MAJOR + ", or start by spark-submit (docs/scale.md)");
            }
            Properties properties = new Properties();
            properties.load(file);
            String version = properties.getProperty("version", "unknown");
            if (!version.startsWith(MAJOR + ".")) {
                throw new IllegalArgumentException("--spark needs Apache Spark " + MAJOR + ", but this is Spark "
                        + version + "; set SPARK_HOME to another installation");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
