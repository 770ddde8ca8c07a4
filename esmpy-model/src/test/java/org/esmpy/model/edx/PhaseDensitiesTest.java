package org.esmpy.model.edx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.density.SolidDensity;
import org.junit.jupiter.api.Test;

class PhaseDensitiesTest {
    private static final Composition ALUMINA = atoms("Al", 2, "O", 3);
    private static final PhaseDensities DENSITIES = new PhaseDensities(5, List.of(new Material(ALUMINA, 3.95)));

    @Test
    void aPhaseNearAKnownMaterialHasItsDensity() {
        assertThat(DENSITIES.gPerCm3(atoms("Al", 0.43, "O", 0.57))).isEqualTo(3.95);
        assertThat(DENSITIES.relative(ALUMINA)).isEqualTo(3.95 / 5);
    }

    @Test
    void anotherPhaseHasAnEstimatedOne() {
        Composition iron = atoms("Fe", 1, "O", 0);
        assertThat(DENSITIES.gPerCm3(iron)).isEqualTo(new SolidDensity().estimatedGPerCm3(iron));
        assertThat(DENSITIES.material(iron)).isEmpty();
    }

    @Test
    void theDensityOfTheMapIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhaseDensities(0, List.of()))
                .withMessageContaining("got 0.0 g/cm3");
    }

    private static Composition atoms(String a, double amount, String b, double other) {
        return Composition.ofAtoms(Map.of(Element.of(a), amount, Element.of(b), other));
    }
}
