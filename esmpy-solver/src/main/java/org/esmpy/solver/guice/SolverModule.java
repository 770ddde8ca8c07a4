package org.esmpy.solver.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Binds the solvers and initializers of this library; plug-ins add theirs through the multibinders. */
@SuppressWarnings("exports") // Code that uses this class has Guice, which the module does not need otherwise.
public final class SolverModule extends AbstractModule {
    /** Where solvers are added: {@code SolverModule.solvers(binder()).addBinding().to(MyFactory.class)}. */
    public static Multibinder<SolverFactory<?>> solvers(Binder binder) {
        return Multibinder.newSetBinder(binder, new TypeLiteral<SolverFactory<?>>() {});
    }

    /** Where initializers are added. */
    public static Multibinder<Initializer> initializers(Binder binder) {
        return Multibinder.newSetBinder(binder, Initializer.class);
    }

    @Override
    protected void configure() {
        SolverCatalog.builtIn()
                .forEach(factory -> solvers(binder()).addBinding().to(typeOf(factory)));
        InitializerCatalog.builtIn()
                .forEach(initializer -> initializers(binder()).addBinding().to(initializer.getClass()));
    }

    @SuppressWarnings("unchecked") // The class of an object is one of its own type.
    private static Class<? extends SolverFactory<?>> typeOf(SolverFactory<?> factory) {
        return (Class<? extends SolverFactory<?>>) factory.getClass();
    }
}
