package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorEfficiencyContract;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Material;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.junit.jupiter.api.Test;

class BehindLayerTest extends DetectorEfficiencyContract {
    private static final double ROUNDING = 1e-12;

    private final MassAttenuation attenuation = MassAttenuations.xraylib4();

    @Override
    protected DetectorEfficiency source() {
        return DetectorEfficiencies.behind(Layer.ice(0.3), DetectorEfficiencies.windowlessSdd(), attenuation);
    }

    @Test
    void equalsTheLayerAmongTheOthers() {
        Layer active = new Layer(new Material(Composition.pure(Element.of("Si")), 2.329), 450);
        DetectorEfficiency bare = DetectorEfficiencies.layered(List.of(), active, attenuation);
        DetectorEfficiency iced = DetectorEfficiencies.layered(List.of(Layer.ice(0.3)), active, attenuation);
        DetectorEfficiency behind = DetectorEfficiencies.behind(Layer.ice(0.3), bare, attenuation);
        for (double energyKeV = 0.05; energyKeV < 20; energyKeV *= 1.1) {
            double expected = iced.efficiency(energyKeV);
            assertThat(behind.efficiency(energyKeV)).isCloseTo(expected, within(expected * ROUNDING));
        }
    }

    @Test
    void iceTakesTheLightElementsMost() {
        DetectorEfficiency bare = DetectorEfficiencies.windowlessSdd();
        assertThat(source().efficiency(0.277) / bare.efficiency(0.277)).isLessThan(0.9);
        assertThat(source().efficiency(6.4) / bare.efficiency(6.4)).isGreaterThan(0.999);
        assertThat(source().id()).isEqualTo(bare.id());
    }
}
