package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class ThicknessWedgeTest extends AbundanceGeneratorContract {
    private static final Even PHASES = new Even(new double[] {0.5, 0.5});

    @Override
    protected AbundanceGenerator generator() {
        return new ThicknessWedge(PHASES, 0.5, 1.5, 3);
    }

    @Test
    void thicknessRisesFromEdgeToEdgeBesideTheVacuum() {
        double[] thickness = new ThicknessWedge(PHASES, 0.5, 1.5, 1).thickness(new ImageShape(2, 5));
        assertThat(thickness).containsExactly(0, 0.75, 1, 1.25, 1.5, 0, 0.75, 1, 1.25, 1.5);
    }

    @Test
    void refusesAWedgeOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ThicknessWedge(PHASES, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThicknessWedge(PHASES, -1, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThicknessWedge(PHASES, 1, 1, 5).abundances(new ImageShape(2, 5)));
    }
}
