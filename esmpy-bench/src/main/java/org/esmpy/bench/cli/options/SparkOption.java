package org.esmpy.bench.cli.options;

import jakarta.inject.Inject;
import java.util.Optional;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.cluster.ClusterChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --spark}, which has fits done by Apache Spark. */
public final class SparkOption {
    /** The name of the option. */
    public static final String NAME = "--spark";

    private final ClusterChoice clusters;

    @Option(
            names = NAME,
            paramLabel = "MASTER",
            description = "Have the fits done by Apache Spark, each as a task: local[2], spark://HOST:7077, yarn or"
                    + " k8s://... (docs/scale.md). Results are those without it.")
    private @Nullable String master;

    @Inject
    SparkOption(ClusterChoice clusters) {
        this.clusters = clusters;
    }

    /** Whether the option is given. */
    public boolean isGiven() {
        return master != null;
    }

    /**
     * Connects, if the option is given.
     *
     * @throws IllegalArgumentException if that is not possible
     */
    public Optional<Cluster> connect() {
        return Optional.ofNullable(master).map(clusters::connect);
    }
}
