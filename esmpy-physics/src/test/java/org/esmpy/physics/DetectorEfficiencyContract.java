package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What every {@link DetectorEfficiency} keeps. */
public abstract class DetectorEfficiencyContract extends PhysicsSourceContract<DetectorEfficiency> {
    /** Up to where the source has data, keV. */
    protected double highestKeV() {
        return 300;
    }

    @Test
    public void liesBetweenNothingAndEverything() {
        for (double energyKeV = 1e-3; energyKeV < highestKeV(); energyKeV *= 1.01) {
            assertThat(source().efficiency(energyKeV)).as("%s keV", energyKeV).isBetween(0.0, 1.0);
        }
    }

    @Test
    public void refusesAnEnergyThatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> source().efficiency(Double.NaN));
    }
}
