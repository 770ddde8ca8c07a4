package org.esmpy.bench.spark;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.cluster.ClusterConnector;

/** Connects to Spark. Checks what can be checked without it first, since Spark's own messages are long and late. */
public final class SparkConnector implements ClusterConnector {
    /** Found as a service. */
    public SparkConnector() {}

    @Override
    public Cluster connect(String master, List<Path> plugins) {
        SparkVersion.check(SparkConnector.class.getClassLoader());
        SparkMaster.check(master);
        return SparkCluster.connect(master, plugins);
    }
}
