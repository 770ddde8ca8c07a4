package org.esmpy.solver.catalog;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.esmpy.plugin.Plugins;
import org.esmpy.plugin.Registry;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.initialize.KMeansInitializer;
import org.esmpy.solver.initialize.NndsvdInitializer;
import org.esmpy.solver.initialize.NndsvdaInitializer;
import org.esmpy.solver.initialize.NndsvdarInitializer;
import org.esmpy.solver.initialize.RandomInitializer;
import org.esmpy.solver.initialize.VertexInitializer;

/** The initializers that are available, by id. Immutable. */
public final class InitializerCatalog {
    private final Registry<Initializer> registry;

    /**
     * @param initializers initializers, ids all different
     * @throws IllegalArgumentException if two have the same id; names both classes
     */
    @Inject
    public InitializerCatalog(Set<Initializer> initializers) {
        this(Registry.of("initializer", initializers, Initializer::id));
    }

    private InitializerCatalog(Registry<Initializer> registry) {
        this.registry = registry;
    }

    /** The initializers of this library. */
    public static InitializerCatalog defaults() {
        return new InitializerCatalog(builtIn());
    }

    /** The initializers of this library, which are listed here only. */
    public static Set<Initializer> builtIn() {
        return Set.of(
                new NndsvdInitializer(),
                new NndsvdaInitializer(),
                new NndsvdarInitializer(),
                new RandomInitializer(),
                new KMeansInitializer(),
                new VertexInitializer());
    }

    /** The initializers of this library and of plug-ins on the class path: {@link #installed(Plugins)}. */
    public static InitializerCatalog installed() {
        return installed(Plugins.onClassPath());
    }

    /** The initializers of this library and of plug-ins; {@link #registry} lists the plug-ins that cannot be used. */
    public static InitializerCatalog installed(Plugins plugins) {
        return new InitializerCatalog(defaults().registry.with(plugins.find(Initializer.class)));
    }

    /**
     * @throws IllegalArgumentException if there is none; names those there are
     */
    public Initializer get(String id) {
        return registry.get(id);
    }

    /** All initializers in the order of their ids. */
    public List<Initializer> all() {
        return registry.all();
    }

    /** All initializers with their origins, and the plug-ins that were left out. */
    public Registry<Initializer> registry() {
        return registry;
    }
}
