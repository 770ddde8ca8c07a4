package org.esmpy.solver.catalog;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.esmpy.plugin.Plugins;
import org.esmpy.plugin.Registry;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.leastsquares.HalsFactory;
import org.esmpy.solver.multiplicative.EmFactory;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.NmfFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.BcdFactory;
import org.esmpy.solver.newton.NewtonFactory;

/** The solvers that are available, by id. Immutable. */
public final class SolverCatalog {
    private final Registry<SolverFactory<?>> registry;

    /**
     * @param factories solver factories, ids all different
     * @throws IllegalArgumentException if two have the same id; names both classes
     */
    @Inject
    public SolverCatalog(Set<SolverFactory<?>> factories) {
        this(Registry.of("solver", factories, SolverCatalog::id));
    }

    private SolverCatalog(Registry<SolverFactory<?>> registry) {
        this.registry = registry;
    }

    private static String id(SolverFactory<?> factory) {
        Objects.requireNonNull(factory.defaults(), "defaults() is null");
        Objects.requireNonNull(factory.description(), "description() is null");
        return factory.id();
    }

    /** The solvers of this library. */
    public static SolverCatalog defaults() {
        return new SolverCatalog(builtIn());
    }

    /** The factories of this library, which are listed here only. */
    public static Set<SolverFactory<?>> builtIn() {
        return Set.of(
                new MuFactory(),
                new NmfFactory(),
                new NewtonFactory(),
                new BcdFactory(),
                new EmFactory(),
                new SquaremFactory(),
                new HalsFactory());
    }

    /** The solvers of this library and of plug-ins on the class path: {@link #installed(Plugins)}. */
    public static SolverCatalog installed() {
        return installed(Plugins.onClassPath());
    }

    /** The solvers of this library and of plug-ins; {@link #registry} lists the plug-ins that cannot be used. */
    public static SolverCatalog installed(Plugins plugins) {
        return new SolverCatalog(defaults().registry.with(plugins.find(service())));
    }

    /** The class under which plug-ins are registered, as a type with its argument. */
    @SuppressWarnings("unchecked")
    private static Class<SolverFactory<?>> service() {
        return (Class<SolverFactory<?>>) (Class<?>) SolverFactory.class;
    }

    /**
     * @throws IllegalArgumentException if there is none; names those there are
     */
    public SolverFactory<?> get(String id) {
        return registry.get(id);
    }

    /** The solver with this id and its default options. */
    public Solver create(String id) {
        return get(id).createDefault();
    }

    /** All factories in the order of their ids. */
    public List<SolverFactory<?>> all() {
        return registry.all();
    }

    /** All factories with their origins, and the plug-ins that were left out. */
    public Registry<SolverFactory<?>> registry() {
        return registry;
    }
}
