package org.esmpy.bench.cluster;

import jakarta.inject.Inject;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.esmpy.plugin.Plugins;

/** Connects to the clusters that this program can use, and gives them the plug-ins that this program has. */
public final class ClusterChoice {
    private final Plugins plugins;

    @Inject
    public ClusterChoice(Plugins plugins) {
        this.plugins = plugins;
    }

    /** Whether this program can use a cluster. */
    public static boolean areUsable() {
        return ServiceLoader.load(ClusterConnector.class).findFirst().isPresent();
    }

    /**
     * Connects.
     *
     * @param master which cluster, e.g. {@code local[2]}
     * @throws IllegalArgumentException if that is not possible
     */
    public Cluster connect(String master) {
        return ServiceLoader.load(ClusterConnector.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--spark needs esmpy-spark.jar (docs/scale.md)"))
                .connect(master, jars());
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (ClassLoader loader : plugins.loaders()) {
            // Each jar of plug-ins has a class loader of its own; any other loader is that of the program.
            if (loader instanceof URLClassLoader own && own.getParent() == ClusterChoice.class.getClassLoader()) {
                for (URL url : own.getURLs()) {
                    jars.add(path(url));
                }
            }
        }
        return jars;
    }

    private static Path path(URL jar) {
        try {
            return Path.of(jar.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the plug-in " + jar + " cannot be sent to a cluster", e);
        }
    }
}
