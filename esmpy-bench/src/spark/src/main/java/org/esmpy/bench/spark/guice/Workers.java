package org.esmpy.bench.spark.guice;

import com.google.inject.Injector;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.plugin.Plugins;

/**
 * Makes the objects that do work in an executor, with the plug-ins of the program that sent the work. Physics tables are
 * read once for each executor.
 */
public final class Workers {
    /** Setting with the names of the plug-ins' jars, separated by {@code /}, which no name holds. */
    public static final String PLUGINS = "spark.esmpy.plugins";

    /** Never changed after it is made, when an executor gets its first work. */
    private static final Injector INJECTOR = Wiring.injector(plugins());

    private Workers() {}

    public static <W> W worker(Class<W> type) {
        return INJECTOR.getInstance(type);
    }

    private static Plugins plugins() {
        Plugins plugins = Plugins.of(Workers.class.getClassLoader());
        for (String jar : SparkEnv.get().conf().get(PLUGINS, "").split("/")) {
            plugins = jar.isEmpty() ? plugins : plugins.withJars(Path.of(SparkFiles.get(jar)));
        }
        return plugins;
    }
}
