package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class EvenTest extends AbundanceGeneratorContract {
    @Override
    protected AbundanceGenerator generator() {
        return new Even(new double[] {0.25, 0.75});
    }

    @Test
    void isTheSameEverywhere() {
        assertThat(generator().abundances(new ImageShape(1, 2)).data).containsExactly(0.25, 0.25, 0.75, 0.75);
    }
}
