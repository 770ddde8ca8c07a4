package org.esmpy.sim.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.phantom.BrgFp;
import org.junit.jupiter.api.Test;

class SimModuleTest {
    /** A phantom that a plug-in brings. */
    static final class PlugIn implements PhantomFactory {
        @Override
        public String id() {
            return "plug-in";
        }

        @Override
        public String description() {
            return "a phantom of somebody else";
        }

        @Override
        public Phantom create(PhysicsTables physics) {
            return new BrgFp().create(physics);
        }
    }

    private static final class PlugInModule extends AbstractModule {
        @Override
        protected void configure() {
            install(new SimModule());
            SimModule.phantoms(binder()).addBinding().to(PlugIn.class);
        }
    }

    @Test
    void offersTheDefaultPhantoms() {
        assertThat(Guice.createInjector(new SimModule())
                        .getInstance(PhantomCatalog.class)
                        .phantoms())
                .containsExactlyElementsOf(PhantomCatalog.defaults().phantoms());
    }

    @Test
    void takesPhantomsFromPlugIns() {
        assertThat(Guice.createInjector(new SimModule(), new PlugInModule())
                        .getInstance(PhantomCatalog.class)
                        .phantoms())
                .extracting(PhantomFactory::id)
                .contains("brg-fp-capv", "rock-5", "plug-in")
                .hasSize(PhantomCatalog.defaults().phantoms().size() + 1);
    }
}
