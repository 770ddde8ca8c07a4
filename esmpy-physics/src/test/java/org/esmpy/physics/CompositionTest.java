package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
    private static final double ROUNDING = 1e-14;
    private static final Element OXYGEN = Element.of("O");
    private static final Element SILICON = Element.of("Si");

    private final Composition quartz = Composition.ofAtoms(Map.of(SILICON, 3.0, OXYGEN, 6.0));

    @Test
    void isNormalisedToAtomicFractions() {
        assertThat(quartz.atomicFraction(OXYGEN)).isCloseTo(2.0 / 3, within(ROUNDING));
        assertThat(quartz.meanAtomicWeightU()).isCloseTo((28.085 + 2 * 15.999) / 3, within(28 * ROUNDING));
        assertThat(quartz.atomicFraction(Element.of("Fe"))).isZero();
    }

    @Test
    void massFractionsFollowTheAtomicWeights() {
        assertThat(quartz.massFraction(SILICON)).isCloseTo(28.085 / (28.085 + 2 * 15.999), within(ROUNDING));
        assertThat(quartz.massFractions().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(ROUNDING));
        assertThat(quartz.massFraction(Element.of("Fe"))).isZero();
    }

    @Test
    void massesAndAtomsAreTheSameComposition() {
        Composition byMass = Composition.ofMass(Map.of(SILICON, 28.085, OXYGEN, 31.998));
        assertThat(byMass.atomicFraction(SILICON)).isCloseTo(1.0 / 3, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAmountsThatAreNone(double amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Composition.ofAtoms(Map.of(SILICON, amount)))
                .withMessageContaining("Si = " + amount);
    }

    @Test
    void refusesNothingAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> Composition.ofAtoms(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Composition.ofAtoms(Map.of(SILICON, 0.0)));
    }
}
