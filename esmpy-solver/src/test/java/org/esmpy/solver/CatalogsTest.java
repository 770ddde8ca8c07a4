package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.MuOptions;
import org.junit.jupiter.api.Test;

class CatalogsTest {
    @Test
    void listsWhatIsAvailableWhenAskedForAnUnknownSolver() {
        assertThatThrownBy(() -> SolverCatalog.defaults().get("mukl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no solver 'mukl'; available: [bcd, em, mu, newton, nmf, nmf-frobenius, squarem]");
    }

    @Test
    void listsWhatIsAvailableWhenAskedForAnUnknownInitializer() {
        assertThatThrownBy(() -> InitializerCatalog.defaults().get("svd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no initializer 'svd'; available: [kmeans, nndsvd, nndsvda, nndsvdar, random, vertex]");
    }

    @Test
    void createsSolversOfTheirId() {
        SolverCatalog catalog = SolverCatalog.defaults();
        for (SolverFactory<?> factory : catalog.all()) {
            assertThat(catalog.create(factory.id()).id()).isEqualTo(factory.id());
            assertThat(factory.description()).isNotBlank();
            Initializer initializer = InitializerCatalog.defaults().get(factory.initializer());
            assertThat(initializer.id()).isEqualTo(factory.initializer());
            assertThat(initializer.mayHoldZeros()).isFalse();
        }
    }

    @Test
    void refusesTwoOfOneIdNamingBothClasses() {
        assertThatThrownBy(() -> new SolverCatalog(Set.of(new MuFactory(), new OtherMu())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mu'")
                .hasMessageContaining(MuFactory.class.getName())
                .hasMessageContaining(OtherMu.class.getName());
    }

    private static final class OtherMu implements SolverFactory<MuOptions> {
        @Override
        public String id() {
            return "mu";
        }

        @Override
        public String description() {
            return "another one";
        }

        @Override
        public MuOptions defaults() {
            return new MuOptions();
        }

        @Override
        public Solver create(MuOptions options) {
            return new MuFactory().create(options);
        }
    }
}
