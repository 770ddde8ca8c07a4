package org.esmpy.bench.guice;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.guice.IoModule;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.guice.PhysicsModule;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Found;
import org.esmpy.plugin.Found.Implementation;
import org.esmpy.plugin.Origin;
import org.esmpy.plugin.Plugins;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.guice.SimModule;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.guice.SolverModule;

/** Loads plug-ins that are Guice modules. Each is loaded by itself, so that a failing one does not disable others. */
final class ModulePlugins {
    /** Switched off while a module is loaded: Guice would log its exception with a trace, and esmpy prints one line. */
    private static final Logger GUICE = Logger.getLogger("com.google.inject");

    private final Injector own;
    private Plugins plugins;

    private ModulePlugins(Plugins plugins) {
        this.plugins = plugins;
        this.own = Guice.createInjector(ours());
    }

    /** The plug-ins together with the implementations that their modules bind, and with the faults of modules. */
    static Plugins resolve(Plugins plugins) {
        Found<Module> found = plugins.find(Module.class);
        Plugins all = plugins;
        for (Fault fault : found.faults()) {
            all = all.withFault(fault);
        }
        if (found.implementations().isEmpty()) {
            return all;
        }
        ModulePlugins modules = new ModulePlugins(all);
        found.implementations().forEach(modules::add);
        return modules.plugins;
    }

    private static List<Module> ours() {
        return List.of(new PhysicsModule(), new SolverModule(), new IoModule(), new SimModule());
    }

    private void add(Implementation<Module> module) {
        Plugins before = plugins;
        GUICE.setLevel(Level.OFF);
        try {
            List<Module> modules = new ArrayList<>(ours());
            modules.add(module.value());
            Injector injector = Guice.createInjector(modules);
            add(IonizationCrossSection.class, IonizationCrossSection.class, injector, module.origin());
            add(RelaxationData.class, RelaxationData.class, injector, module.origin());
            add(EmissionLines.class, EmissionLines.class, injector, module.origin());
            add(MassAttenuation.class, MassAttenuation.class, injector, module.origin());
            add(Continuum.class, Continuum.class, injector, module.origin());
            add(DetectorEfficiency.class, DetectorEfficiency.class, injector, module.origin());
            add(DetectorResponse.class, DetectorResponse.class, injector, module.origin());
            add(SolverFactory.class, new TypeLiteral<SolverFactory<?>>() {}.getType(), injector, module.origin());
            add(Initializer.class, Initializer.class, injector, module.origin());
            add(SpectrumImageReader.class, SpectrumImageReader.class, injector, module.origin());
            add(SpectrumImageWriter.class, SpectrumImageWriter.class, injector, module.origin());
            add(PhantomFactory.class, PhantomFactory.class, injector, module.origin());
        } catch (LinkageError | RuntimeException e) {
            plugins = before.withFault(
                    Fault.of(module.origin(), module.value().getClass().getName(), cause(e)));
        } finally {
            GUICE.setLevel(null);
        }
    }

    /** Adds the implementations that a module contributes to the set of a service. */
    private <T> void add(Class<T> service, Type element, Injector injector, Origin origin) {
        Set<Class<?>> known = new HashSet<>();
        set(own, element).forEach(item -> known.add(item.getClass()));
        for (Object item : set(injector, element)) {
            if (!known.contains(item.getClass())) {
                plugins = plugins.with(service, service.cast(item), origin);
            }
        }
    }

    private static Set<?> set(Injector injector, Type element) {
        return (Set<?>) injector.getInstance(Key.get(Types.setOf(element)));
    }

    /** The exception that a constructor or {@code configure} threw, without Guice's wrapper. */
    private static Throwable cause(Throwable e) {
        if (e instanceof CreationException && e.getCause() == null) {
            return new IllegalArgumentException(
                    ((CreationException) e).getErrorMessages().iterator().next().getMessage());
        }
        return e.getCause() == null ? e : e.getCause();
    }
}
