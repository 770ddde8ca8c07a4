package org.esmpy.solver;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.esmpy.solver.initialize.KMeansInitializer;
import org.esmpy.solver.initialize.NndsvdInitializer;
import org.esmpy.solver.initialize.NndsvdaInitializer;
import org.esmpy.solver.initialize.NndsvdarInitializer;
import org.esmpy.solver.initialize.RandomInitializer;
import org.esmpy.solver.initialize.VertexInitializer;

/** The initializers that are available, by id. Immutable. */
public final class InitializerCatalog {
    private final Index<Initializer> index;

    /**
     * @param initializers initializers, ids all different
     * @throws IllegalArgumentException if two have the same id; names both classes
     */
    @Inject
    public InitializerCatalog(Set<Initializer> initializers) {
        this.index = new Index<>("initializer", initializers, Initializer::id);
    }

    /** The initializers of this library. */
    public static InitializerCatalog defaults() {
        return new InitializerCatalog(Set.of(
                new NndsvdInitializer(),
                new NndsvdaInitializer(),
                new NndsvdarInitializer(),
                new RandomInitializer(),
                new KMeansInitializer(),
                new VertexInitializer()));
    }

    /**
     * @throws IllegalArgumentException if there is none; names those there are
     */
    public Initializer get(String id) {
        return index.get(id);
    }

    /** All initializers in the order of their ids. */
    public List<Initializer> all() {
        return List.copyOf(index.all().values());
    }
}
