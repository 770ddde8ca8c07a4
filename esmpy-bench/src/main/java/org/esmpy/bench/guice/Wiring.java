package org.esmpy.bench.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provides;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.esmpy.io.guice.IoModule;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.physics.guice.PhysicsModule;
import org.esmpy.sim.guice.SimModule;
import org.esmpy.solver.guice.SolverModule;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Brings the implementations of all modules together with the plug-ins found on the class path. */
public final class Wiring {
    private Wiring() {}

    /**
     * The modules of esmpy and every module that a jar on the class path names in
     * {@code META-INF/services/com.google.inject.Module}.
     */
    public static Injector injector() {
        List<Module> modules = new ArrayList<>(
                List.of(new PhysicsModule(), new SolverModule(), new IoModule(), new SimModule(), new Defaults()));
        ServiceLoader.load(Module.class).forEach(modules::add);
        return Guice.createInjector(modules);
    }

    /** Makes command objects with what they ask for in their constructors. */
    public static IFactory factory() {
        Injector injector = injector();
        IFactory plain = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type.getPackageName().startsWith("org.esmpy.") ? injector.getInstance(type) : plain.create(type);
            }
        };
    }

    /** The physics that commands use unless told otherwise. */
    private static final class Defaults extends AbstractModule {
        @Provides
        PhysicsTables physicsTables() {
            return PhysicsTables.defaults();
        }
    }
}
