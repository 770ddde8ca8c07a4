package example;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.IonizationCrossSectionContract;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.junit.jupiter.api.Test;

class GryzinskiTest extends IonizationCrossSectionContract {
    @Override
    protected IonizationCrossSection source() {
        return new Gryzinski();
    }

    /** Where it holds, it is within a third of Bote and Salvat. */
    @Test
    void agreesWithAModernTableAtLowEnergies() {
        double here = source().crossSectionCm2(14, Subshell.K, 10);
        double there = IonizationCrossSections.boteSalvat2009().crossSectionCm2(14, Subshell.K, 10);
        assertThat(here / there).isBetween(0.67, 1.5);
    }
}
