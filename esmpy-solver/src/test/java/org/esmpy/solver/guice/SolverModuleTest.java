package org.esmpy.solver.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.junit.jupiter.api.Test;

class SolverModuleTest {
    @Test
    void offersWhatThePlainCatalogsOffer() {
        Injector injector = Guice.createInjector(new SolverModule());
        assertThat(injector.getInstance(SolverCatalog.class).all())
                .extracting(SolverFactory::id)
                .isEqualTo(SolverCatalog.defaults().all().stream()
                        .map(SolverFactory::id)
                        .toList());
        assertThat(injector.getInstance(InitializerCatalog.class).all())
                .extracting(Initializer::id)
                .isEqualTo(InitializerCatalog.defaults().all().stream()
                        .map(Initializer::id)
                        .toList());
    }

    @Test
    void mayBeInstalledTwice() {
        Injector injector = Guice.createInjector(new SolverModule(), new SolverModule());
        assertThat(injector.getInstance(SolverCatalog.class).all())
                .hasSize(SolverCatalog.defaults().all().size());
    }

    @Test
    void takesPlugIns() {
        Injector injector = Guice.createInjector(new SolverModule(), new AbstractModule() {
            @Override
            protected void configure() {
                SolverModule.initializers(binder()).addBinding().to(Even.class);
            }
        });
        assertThat(injector.getInstance(InitializerCatalog.class).get("even")).isInstanceOf(Even.class);
    }

    /** A plug-in. */
    static final class Even implements Initializer {
        @Override
        public String id() {
            return "even";
        }

        @Override
        public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
            throw new UnsupportedOperationException("only its id is asked for");
        }
    }
}
