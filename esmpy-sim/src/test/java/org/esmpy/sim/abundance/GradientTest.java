package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class GradientTest extends AbundanceGeneratorContract {
    @Override
    protected AbundanceGenerator generator() {
        return new Gradient(Gradient.Profile.ERF, 0.5, 0.4, 22);
    }

    /** erf(0.5) = 0.520499878, erf(1) = 0.842700793 (Abramowitz and Stegun, Table 7.1). */
    @Test
    void aDiffusionCoupleFollowsTheErrorFunction() {
        DMatrixRMaj h = new Gradient(Gradient.Profile.ERF, 0.5, 0.5, 4).abundances(new ImageShape(1, 9));
        assertThat(h.get(0, 4)).isCloseTo(0.5, within(1e-7));
        assertThat(h.get(0, 6)).isCloseTo(0.5 + 0.520499878 / 2, within(1e-7));
        assertThat(h.get(0, 8)).isCloseTo(0.5 + 0.842700793 / 2, within(1e-7));
        assertThat(h.get(0, 0)).isCloseTo(0.5 - 0.842700793 / 2, within(1e-7));
    }

    @Test
    void sineAndLineArePlain() {
        assertThat(new Gradient(Gradient.Profile.SINE, 0.5, 0.4, 1)
                        .abundances(new ImageShape(1, 3))
                        .get(0, 2))
                .isCloseTo(0.5 + 0.4 * Math.sin(1), within(1e-12));
        DMatrixRMaj line = new Gradient(Gradient.Profile.LINEAR, 0.5, 0.5, 2).abundances(new ImageShape(1, 9));
        assertThat(Arrays.copyOf(line.data, 9)).containsExactly(0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1);
    }

    @Test
    void refusesAbundancesOutsideZeroToOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gradient(Gradient.Profile.SINE, 0.5, 0.6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gradient(Gradient.Profile.SINE, 0.5, 0.1, 0));
    }
}
