package org.esmpy.physics.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.continuum.Continua;
import org.junit.jupiter.api.Test;

class PhysicsCatalogTest {
    private final PhysicsCatalog catalog = PhysicsCatalog.defaults();

    @Test
    void findsSourcesById() {
        assertThat(catalog.ionizationCrossSection("bote-salvat-2009").id()).isEqualTo("bote-salvat-2009");
        assertThat(catalog.relaxationData("xraylib-4").id()).isEqualTo("xraylib-4");
        assertThat(catalog.emissionLines("bote-xraylib-4").id()).isEqualTo("bote-xraylib-4");
        assertThat(catalog.massAttenuation("xraylib-4")).isSameAs(MassAttenuations.xraylib4());
        assertThat(catalog.continuum("bernstein-2").id()).isEqualTo("bernstein-2");
        assertThat(catalog.detectorEfficiency("layered-sdd").id()).isEqualTo("layered-sdd");
        assertThat(catalog.detectorResponse("linear-gaussian").id()).isEqualTo("linear-gaussian");
    }

    @Test
    void listsTheChoicesForAnUnknownId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.massAttenuation("ffast"))
                .withMessage("no mass attenuation 'ffast'; available: [xraylib-4, xraylib-4-loglog]");
    }

    @Test
    void listsEverySourceOfEveryQuantity() {
        assertThat(catalog.sources())
                .containsOnlyKeys(
                        "ionization",
                        "relaxation",
                        "emission-lines",
                        "mass-attenuation",
                        "continuum",
                        "detector-efficiency",
                        "detector-response");
        assertThat(catalog.sources().get("continuum"))
                .extracting(PhysicsSource::id)
                .containsExactly("bernstein-2", "bernstein-3", "kramers", "lifshin", "screened-bethe-heitler");
        assertThat(catalog.sources().get("detector-response"))
                .extracting(PhysicsSource::id)
                .containsExactly(
                        "fano-gaussian", "fano-gaussian-escape", "hypermet", "hypermet-escape", "linear-gaussian");
    }

    @Test
    void refusesTwoSourcesWithOneIdNamingBothClasses() {
        Continuum ours = Continua.lifshin();
        Continuum theirs = Continua.lifshin();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhysicsCatalog(
                        Set.of(), Set.of(), Set.of(), Set.of(), Set.of(ours, theirs), Set.of(), Set.of()))
                .withMessage(
                        "two kinds of continuum have the id 'lifshin': %s and %s",
                        ours.getClass().getName(), theirs.getClass().getName());
    }

    @Test
    void defaultTablesAreInTheCatalog() {
        assertThat(PhysicsTables.defaults().sources())
                .extracting(PhysicsSource::id)
                .containsExactly("bote-xraylib-4", "xraylib-4", "lifshin", "layered-sdd", "fano-gaussian");
    }
}
