package org.esmpy.bench.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.cluster.LostWorkException;
import org.esmpy.bench.cluster.Work;
import org.esmpy.bench.spark.guice.Workers;

/**
 * Spark as a cluster. Each piece of work is a job of one task, so that a piece that fails ends no other; Spark repeats a
 * task whose executor is lost.
 */
final class SparkCluster implements Cluster {
    private final JavaSparkContext context;

    private SparkCluster(JavaSparkContext context) {
        this.context = context;
    }

    static SparkCluster connect(String master, List<Path> plugins) {
        SparkConf conf = new SparkConf() // has the system properties spark.*
                .setMaster(master)
                .setIfMissing("spark.app.name", "esmpy")
                .set(
                        Workers.PLUGINS,
                        plugins.stream()
                                .map(jar -> jar.getFileName().toString())
                                .collect(Collectors.joining("/")));
        if (SparkMaster.isThisProgram(master)) {
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        conf.set("spark.jars", String.join(",", jars(conf)));
        try {
            JavaSparkContext context = new JavaSparkContext(conf);
            plugins.forEach(jar -> context.addFile(jar.toString()));
            return new SparkCluster(context);
        } catch (Exception e) { // Scala throws checked exceptions that it does not declare
            throw new IllegalArgumentException("Spark does not start at " + master + ": " + firstLine(e), e);
        }
    }

    /** The jar of this class, and what else was asked for. */
    private static Set<String> jars(SparkConf conf) {
        Set<String> jars = new LinkedHashSet<>();
        for (String jar : conf.get("spark.jars", "").split(",")) {
            if (!jar.isBlank()) {
                jars.add(jar.strip());
            }
        }
        scala.Option<String> own = SparkContext.jarOfClass(SparkCluster.class);
        boolean there = own.isEmpty() || jars.stream().anyMatch(jar -> name(jar).equals(name(own.get())));
        if (!there) {
            jars.add(own.get());
        }
        return jars;
    }

    private static String name(String jar) {
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    @Override
    public <W, R extends Serializable> R run(Work<W, R> work) {
        try {
            return context.parallelize(List.of(work), 1)
                    .map(SparkCluster::done)
                    .collect()
                    .get(0);
        } catch (Exception e) {
            throw new LostWorkException("Spark could not do it: " + firstLine(e), e);
        }
    }

    private static <W, R extends Serializable> R done(Work<W, R> work) {
        return work.doneBy(Workers.worker(work.worker()), TaskContext.get().cpus());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public int slots() {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public void close() {
        context.close();
    }
}
