package org.esmpy.bench.cluster;

import java.nio.file.Path;
import java.util.List;

/** Connects to clusters of one kind; found as a service. {@code esmpy-spark.jar} brings the one for Apache Spark. */
public interface ClusterConnector {
    /**
     * Connects.
     *
     * @param master  which cluster, e.g. {@code local[2]}
     * @param plugins jars of plug-ins that the work needs
     * @throws IllegalArgumentException if there is no such cluster, or it is of a kind or version that cannot be used
     */
    Cluster connect(String master, List<Path> plugins);
}
