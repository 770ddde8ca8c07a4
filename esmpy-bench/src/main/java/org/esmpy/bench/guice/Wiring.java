package org.esmpy.bench.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Plugins;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Makes the Guice injector of the command, with the implementations of esmpy and of plug-ins. */
public final class Wiring {
    private Wiring() {}

    /** The implementations of esmpy and of the plug-ins on the class path. */
    public static Injector injector() {
        return injector(Plugins.onClassPath());
    }

    /**
     * The implementations of esmpy and of plug-ins. A plug-in is a service, or is bound by a Guice module that a jar
     * names in {@code META-INF/services/com.google.inject.Module}. Each catalog is made when it is first needed.
     */
    public static Injector injector(Plugins plugins) {
        return Guice.createInjector(new Catalogs(ModulePlugins.resolve(plugins)));
    }

    /** The plug-ins that the catalogs of an injector left out so far. */
    static List<Fault> leftOut(Injector injector) {
        return List.copyOf(injector.getInstance(LeftOut.class).faults);
    }

    /** Collects the plug-ins that catalogs leave out. */
    private static final class LeftOut {
        private final List<Fault> faults = new ArrayList<>();
    }

    /** Provides the catalogs, and the physics that commands use by default. */
    private static final class Catalogs extends AbstractModule {
        private final Plugins plugins;
        private final LeftOut leftOut = new LeftOut();

        Catalogs(Plugins plugins) {
            this.plugins = plugins;
            leftOut.faults.addAll(plugins.faults());
        }

        @Override
        protected void configure() {
            bind(LeftOut.class).toInstance(leftOut);
            bind(Plugins.class).toInstance(plugins);
        }

        @Provides
        @Singleton
        PhysicsCatalog physics() {
            PhysicsCatalog catalog = PhysicsCatalog.installed(plugins);
            leftOut.faults.addAll(catalog.leftOut());
            return catalog;
        }

        @Provides
        @Singleton
        SolverCatalog solvers() {
            SolverCatalog catalog = SolverCatalog.installed(plugins);
            leftOut.faults.addAll(catalog.registry().leftOut());
            return catalog;
        }

        @Provides
        @Singleton
        InitializerCatalog initializers() {
            InitializerCatalog catalog = InitializerCatalog.installed(plugins);
            leftOut.faults.addAll(catalog.registry().leftOut());
            return catalog;
        }

        @Provides
        @Singleton
        FormatCatalog formats() {
            FormatCatalog catalog = FormatCatalog.installed(plugins);
            leftOut.faults.addAll(catalog.readerRegistry().leftOut());
            leftOut.faults.addAll(catalog.writerRegistry().leftOut());
            return catalog;
        }

        @Provides
        @Singleton
        PhantomCatalog phantoms() {
            PhantomCatalog catalog = PhantomCatalog.installed(plugins);
            leftOut.faults.addAll(catalog.registry().leftOut());
            return catalog;
        }

        @Provides
        PhysicsTables physicsTables() {
            return PhysicsTables.defaults();
        }
    }
}
