package org.esmpy.bench.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import java.util.List;
import java.util.stream.Stream;
import org.esmpy.io.FormatCatalog;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Plugins;
import org.esmpy.sim.PhantomCatalog;
import org.esmpy.solver.InitializerCatalog;
import org.esmpy.solver.SolverCatalog;

/** Brings the implementations of all modules together with those of plug-ins. */
public final class Wiring {
    private Wiring() {}

    /** The implementations of esmpy and of the plug-ins on the class path. */
    public static Injector injector() {
        return injector(Plugins.onClassPath());
    }

    /**
     * The implementations of esmpy and of plug-ins, be they services or bound by a module that a jar names in
     * {@code META-INF/services/com.google.inject.Module}.
     */
    public static Injector injector(Plugins plugins) {
        return Guice.createInjector(new Catalogs(ModulePlugins.resolve(plugins)));
    }

    /** What of the plug-ins an injector left out. */
    public static List<Fault> leftOut(Injector injector) {
        return Stream.of(
                        injector.getInstance(Plugins.class).faults(),
                        injector.getInstance(PhysicsCatalog.class).leftOut(),
                        injector.getInstance(SolverCatalog.class).registry().leftOut(),
                        injector.getInstance(InitializerCatalog.class)
                                .registry()
                                .leftOut(),
                        injector.getInstance(FormatCatalog.class)
                                .readerRegistry()
                                .leftOut(),
                        injector.getInstance(FormatCatalog.class)
                                .writerRegistry()
                                .leftOut(),
                        injector.getInstance(PhantomCatalog.class).registry().leftOut())
                .flatMap(List::stream)
                .toList();
    }

    /** What there is, and the physics that commands use unless told otherwise. */
    private static final class Catalogs extends AbstractModule {
        private final Plugins plugins;

        Catalogs(Plugins plugins) {
            this.plugins = plugins;
        }

        @Override
        protected void configure() {
            bind(Plugins.class).toInstance(plugins);
            bind(PhysicsCatalog.class).toInstance(PhysicsCatalog.installed(plugins));
            bind(SolverCatalog.class).toInstance(SolverCatalog.installed(plugins));
            bind(InitializerCatalog.class).toInstance(InitializerCatalog.installed(plugins));
            bind(FormatCatalog.class).toInstance(FormatCatalog.installed(plugins));
            bind(PhantomCatalog.class).toInstance(PhantomCatalog.installed(plugins));
        }

        @Provides
        PhysicsTables physicsTables() {
            return PhysicsTables.defaults();
        }
    }
}
