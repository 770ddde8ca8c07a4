package org.esmpy.sim.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;

/** Binds the phantoms of this module for Guice. A plug-in adds its own phantoms in the same way. */
@SuppressWarnings("exports") // Code that uses this class has Guice, which the module does not need otherwise.
public final class SimModule extends AbstractModule {
    /** The set that phantoms are added to. */
    public static Multibinder<PhantomFactory> phantoms(Binder binder) {
        return Multibinder.newSetBinder(binder, PhantomFactory.class);
    }

    @Override
    protected void configure() {
        PhantomCatalog.builtIn()
                .forEach(phantom -> phantoms(binder()).addBinding().toInstance(phantom));
    }
}
