package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorEfficiencyContract;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Material;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredSddTest extends DetectorEfficiencyContract {
    private static final double ROUNDING = 1e-12;
    private static final Material SILICON = new Material(Composition.pure(Element.of("Si")), 2.329);
    private static final Material ICE =
            new Material(Composition.ofAtoms(Map.of(Element.of("H"), 2.0, Element.of("O"), 1.0)), 0.92);

    private final MassAttenuation attenuation = MassAttenuations.xraylib4();

    @Override
    protected DetectorEfficiency source() {
        return DetectorEfficiencies.windowlessSdd();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.277, 0.525, 1.74, 6.4, 17.5})
    void isTransmissionTimesAbsorption(double energyKeV) {
        Layer ice = new Layer(ICE, 0.5);
        Layer active = new Layer(SILICON, 450);
        double expected = Math.exp(-attenuation.totalCm2PerG(ICE.composition(), energyKeV) * 0.92 * 0.5e-4)
                * (1 - Math.exp(-attenuation.photoelectricCm2PerG(14, energyKeV) * 2.329 * 450e-4));
        assertThat(DetectorEfficiencies.layered(List.of(ice), active, attenuation)
                        .efficiency(energyKeV))
                .isCloseTo(expected, within(expected * ROUNDING));
    }

    @Test
    void detectsNothingBelowTheAttenuationData() {
        assertThat(source().efficiency(0.0999)).isZero();
        assertThat(source().efficiency(-1)).isZero();
    }

    @Test
    void windowlessDetectorSeesLightElementsAndLosesHardPhotons() {
        assertThat(source().efficiency(0.277)).isBetween(0.6, 0.9);
        assertThat(source().efficiency(0.525)).isBetween(0.85, 0.98);
        assertThat(source().efficiency(6.4)).isBetween(0.97, 1.0);
        assertThat(source().efficiency(20)).isBetween(0.25, 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesThicknessesThatAreNone(double thicknessUm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(SILICON, thicknessUm))
                .withMessageContaining(thicknessUm + " um");
    }
}
