package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -2.33, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesDensitiesThatAreNone(double densityGPerCm3) {
        Composition silicon = Composition.pure(Element.of("Si"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Material(silicon, densityGPerCm3))
                .withMessageContaining(densityGPerCm3 + " g/cm3");
    }
}
