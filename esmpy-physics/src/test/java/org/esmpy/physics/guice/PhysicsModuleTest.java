package org.esmpy.physics.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.junit.jupiter.api.Test;

class PhysicsModuleTest {
    @Test
    void providesTheDefaultCatalog() {
        PhysicsCatalog catalog = Guice.createInjector(new PhysicsModule()).getInstance(PhysicsCatalog.class);
        assertThat(ids(catalog)).isEqualTo(ids(PhysicsCatalog.defaults()));
    }

    @Test
    void mayBeInstalledTwice() {
        PhysicsCatalog catalog =
                Guice.createInjector(new PhysicsModule(), new PhysicsModule()).getInstance(PhysicsCatalog.class);
        assertThat(ids(catalog)).isEqualTo(ids(PhysicsCatalog.defaults()));
    }

    @Test
    void aPlugInIsOneLine() {
        PhysicsCatalog catalog = Guice.createInjector(new PhysicsModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        PhysicsModule.continua(binder()).addBinding().to(FlatContinuum.class);
                    }
                })
                .getInstance(PhysicsCatalog.class);
        assertThat(catalog.continuum("flat")).isInstanceOf(FlatContinuum.class);
    }

    @Test
    void refusesAnIdThatIsTaken() {
        assertThatThrownBy(() -> Guice.createInjector(new PhysicsModule(), new AbstractModule() {
                            @Override
                            protected void configure() {
                                PhysicsModule.continua(binder()).addBinding().to(OtherLifshin.class);
                            }
                        })
                        .getInstance(PhysicsCatalog.class))
                .hasMessageContaining("two kinds of continuum have the id 'lifshin'")
                .hasMessageContaining(OtherLifshin.class.getName())
                .hasMessageContaining("org.esmpy.physics.continuum.Lifshin");
    }

    private static Map<String, List<String>> ids(PhysicsCatalog catalog) {
        return catalog.sources().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                                entry.getValue().stream().map(PhysicsSource::id).toList()));
    }

    static class FlatContinuum implements Continuum {
        @Override
        public String id() {
            return "flat";
        }

        @Override
        public Provenance provenance() {
            return new Provenance("none", "", "1", "none", "everywhere", "");
        }

        @Override
        public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
            return List.of(new ContinuumTerm("flat", energyKeV -> 1));
        }
    }

    static final class OtherLifshin extends FlatContinuum {
        @Override
        public String id() {
            return "lifshin";
        }
    }
}
