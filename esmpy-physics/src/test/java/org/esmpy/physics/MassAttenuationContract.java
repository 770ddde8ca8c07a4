package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MassAttenuation} keeps. */
public abstract class MassAttenuationContract extends PhysicsSourceContract<MassAttenuation> {
    private static final double ROUNDING = 1e-12;
    private static final int[] COMMON_ELEMENTS = {6, 8, 12, 13, 14, 20, 26, 29, 47, 79, 82};

    @Test
    public void isPositiveAndTheTotalIsAtLeastThePhotoelectricPart() {
        MassAttenuation source = source();
        for (int z : COMMON_ELEMENTS) {
            for (double energyKeV = source.lowestKeV(); energyKeV < 40; energyKeV *= 1.01) {
                double photoelectric = source.photoelectricCm2PerG(z, energyKeV);
                assertThat(photoelectric)
                        .as("Z = %d, %s keV", z, energyKeV)
                        .isPositive()
                        .isFinite();
                assertThat(source.totalCm2PerG(z, energyKeV)).isFinite().isGreaterThanOrEqualTo(photoelectric);
            }
        }
    }

    @Test
    public void mixesByMassFractions() {
        Element oxygen = Element.of("O");
        Element silicon = Element.of("Si");
        Composition quartz = Composition.ofAtoms(Map.of(silicon, 1.0, oxygen, 2.0));
        double expected = quartz.massFraction(silicon) * source().totalCm2PerG(14, 5)
                + quartz.massFraction(oxygen) * source().totalCm2PerG(8, 5);
        assertThat(source().totalCm2PerG(quartz, 5)).isCloseTo(expected, within(expected * ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-6, 1e9, Double.NaN})
    public void refusesEnergiesOutsideItsRange(double energyKeV) {
        assertThatThrownBy(() -> source().totalCm2PerG(14, energyKeV))
                .isInstanceOf(UnsupportedRangeException.class)
                .hasMessageContaining("keV");
        assertThatThrownBy(() -> source().photoelectricCm2PerG(14, energyKeV))
                .isInstanceOf(UnsupportedRangeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 119, 1000})
    public void refusesElementsThatAreNone(int z) {
        assertThatThrownBy(() -> source().totalCm2PerG(z, 5)).isInstanceOf(UnsupportedRangeException.class);
        assertThatThrownBy(() -> source().photoelectricCm2PerG(z, 5)).isInstanceOf(UnsupportedRangeException.class);
    }
}
